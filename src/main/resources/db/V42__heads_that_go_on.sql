-- Four times a second each node asks which polls may get a version: those that closed long ago are
-- many, and are not looked at for it.
create index release_head_going_on on release_head (poll_id) where not final;
