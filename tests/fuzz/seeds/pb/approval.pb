META
key;value
description;Een buurt
country;Nederland
unit;Voorbeelddorp
instance;2026
num_projects;4
num_votes;3
budget;1000
vote_type;approval
rule;greedy
date_begin;01.03.2026
date_end;14.03.2026
max_length;2
max_sum_cost;1000
currency;EUR
PROJECTS
project_id;cost;votes;name;category;target;selected
bench;400;2;Een bank;groen;jong, oud;1
pond;700.50;1;Een vijver;;None;0
trees;200;1;Bomen;natuur,groen;;1
fort;999999999;0;Ingetrokken;;;0
VOTES
voter_id;vote;age;voting_method
r1;trees,bench;38;paper
r2;bench;;internet
r3;pond;None;internet
