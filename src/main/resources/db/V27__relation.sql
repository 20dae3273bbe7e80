-- The address book of an organisation: schools, clubs and groups, and whom to turn to there --------

-- Who is known is for who works for that organisation: no one else sees a row, also not who sees its
-- polls. Nothing else in the database refers to it, so that no trajectory takes it along.
create table relation (
  id           uuid        primary key,
  organisation text        not null references organisation,
  revision     int         not null,
  name         text        not null, -- of a school, club or group
  categories   text[]      not null check (cardinality(categories) > 0), -- of the stakeholder checklist
  contact      text        not null, -- somebody's name or role; may be empty, as may what follows
  email        text        not null,
  phone        text        not null,
  note         text        not null,
  checked_on   date        not null, -- when somebody last looked whether it is still right
  changed_at   timestamptz not null,
  changed_by   text        not null  -- e-mail address
);
-- The book of an organisation, by name.
create index relation_organisation on relation (organisation, lower(name));

-- Whether the caller works for the organisation itself: who stands above a council keeps no book for it.
create function telmee_keeps_book(book text) returns boolean
  language sql stable parallel safe
  return telmee_changes(book) and (telmee_speaks(book)
    or not exists (select from organisation o where o.slug = book and o.kind = 'council'));

grant select, insert, update, delete on relation to telmee_staff;
alter table relation enable row level security;
create policy relation_sees on relation for select to telmee_staff
  using (telmee_keeps_book(organisation));
create policy relation_inserts on relation for insert to telmee_staff
  with check (telmee_keeps_book(organisation));
create policy relation_changes on relation for update to telmee_staff
  using (telmee_keeps_book(organisation)) with check (telmee_keeps_book(organisation));
create policy relation_deletes on relation for delete to telmee_staff
  using (telmee_keeps_book(organisation));
