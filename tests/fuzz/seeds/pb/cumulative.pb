META
key;value
budget;300
vote_type;cumulative
max_sum_points;10
comment;"#1: a; b
#2: ""c"""
ours;x
PROJECTS
project_id;cost;score;name
1;100;7.5;"de ""bank"";
met tafel"
2;200;2.5;'t veld #2
VOTES
voter_id;vote;points
a;1,2;5.5, 2.5
b;1,1;2,1