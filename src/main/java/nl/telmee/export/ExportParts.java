package nl.telmee.export;

import java.time.Clock;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.poll.Polls;
import nl.telmee.release.Releases;

/** What exports are made with. */
public record ExportParts(
    Database db, Polls polls, Releases releases, AuditLog audit, Clock clock) {}
