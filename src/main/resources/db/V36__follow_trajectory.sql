-- Mail about one trajectory -------------------------------------------------------------------------

-- Slug of the one trajectory that is followed; null: the organisation with all below it.
alter table mail_request add column trajectory text;
alter table mail_follower add column trajectory text;
alter table mail_address add column trajectory text;

-- One follower for an address, of each organisation and of each trajectory.
drop index mail_address_one;
create unique index mail_address_one
  on mail_address (organisation, coalesce(trajectory, ''), lower(address));
