-- Which steps the trajectories of an organisation take, if not all twelve --------------------------

create table trajectory_template (
  id           uuid        primary key,
  organisation text        not null references organisation,
  name         text        not null,
  stages       jsonb       not null, -- in order; days are counted from the beginning
  changed_at   timestamptz not null,
  changed_by   text        not null  -- e-mail address
);
-- Those of an organisation.
create index trajectory_template_organisation on trajectory_template (organisation, name);

grant select, insert, update, delete on trajectory_template to telmee_staff;
alter table trajectory_template enable row level security;
create policy template_sees on trajectory_template for select to telmee_staff
  using (telmee_sees(organisation));
create policy template_inserts on trajectory_template for insert to telmee_staff
  with check (telmee_changes(organisation));
create policy template_changes on trajectory_template for update to telmee_staff
  using (telmee_changes(organisation)) with check (telmee_changes(organisation));
create policy template_deletes on trajectory_template for delete to telmee_staff
  using (telmee_changes(organisation));
