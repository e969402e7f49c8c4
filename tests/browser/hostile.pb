META
key;value
description;<b>Straat</b> & "zo"
country;Nederland
unit;Zuid
instance;2026
num_projects;8
num_votes;4
budget;1000
vote_type;approval
rule;greedy
date_begin;2026
date_end;2026
PROJECTS
project_id;cost;votes;name;category
p1;400;3;"<script>alert(1)</script>";<i>groen</i>
p2;300;2;"'"" onmouseover=""alert(2)"" x='";<i>groen</i>
p3;200;2;"</title></style><img src=x onerror=alert(3)>";<i>groen</i>
p4;100;1;"‮gnp.exe مرحبا 😀";<i>groen</i>
p5;900;2;"WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";<i>groen</i>
[[site.menu]];50;1;"{{{content}}} {{#menu}} [[site.menu]] &amp; %s {}";<i>groen</i>
p7;700;1;"";<i>groen</i>
javascript:alert(7);60;1;"javascript:alert(7)";<i>groen</i>
VOTES
voter_id;vote
1;p1,p2,p3
2;p1,p2,p5,[[site.menu]]
3;p1,p3,p4
4;p5,p7,javascript:alert(7)
