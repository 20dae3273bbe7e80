-- How many people live in a municipality is said once: where the organisation is managed ------------

update organisation o set inhabitants = i.number
from inhabitants i where i.organisation = o.slug and o.inhabitants is null;
drop table inhabitants;
