package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.telmee.id.Slug;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * A whole trajectory as it goes from one installation to another: its log, from which it is made
 * anew there, its files, with a digest of each, and its seats, without who has them. People are
 * named in it by their role only; polls and their answers are not in it.
 *
 * @param trajectory what the changes make of it
 * @param changes all of them, the beginning first
 * @param files what is in its attachments, by their ids
 * @param seats how many of each there are, whether somebody has them or not
 */
record Transfer(
    Trajectory trajectory,
    List<LoggedChange> changes,
    Map<UUID, Buffer> files,
    Map<Seat, Integer> seats) {
  private static final String FORMAT = "telmee-trajectory";
  private static final int VERSION = 3;

  /** Archives of this version had no seats. */
  private static final int WITHOUT_SEATS = 2;

  /** Archives of this version had no digests: what is in their files is not compared. */
  private static final int WITHOUT_DIGESTS = 1;

  Transfer {
    changes = List.copyOf(changes);
    files = new LinkedHashMap<>(files);
    seats = Collections.unmodifiableMap(new TreeMap<>(seats)); // By seat, whatever came first.
  }

  /** The log as JSON; the same for the same trajectory, wherever it is. */
  Buffer json() {
    Head head = trajectory.head();
    ObjectNode json = Json.object();
    json.put("format", FORMAT).put("version", VERSION);
    ObjectNode which = json.putObject("head");
    which
        .put("id", head.id().toString())
        .put("slug", head.slug())
        .put("organisation", head.organisation())
        .put("decides", head.decides());
    var participants = which.putArray("participants");
    head.participants().stream().sorted().forEach(participants::add);
    if (head.origin() != null) {
      which.set("origin", head.origin().json());
    }
    ObjectNode digests = json.putObject("attachments");
    files.forEach((id, content) -> digests.put(id.toString(), sha256(content)));
    ObjectNode places = json.putObject("seats");
    seats.forEach((seat, n) -> places.put(seat.word(), n));
    var lines = json.putArray("changes");
    for (LoggedChange line : changes) {
      ObjectNode one = HistoryView.of(line);
      one.put("changedBy", line.role());
      lines.add(one);
    }
    return Buffer.buffer(Json.pretty(json));
  }

  /**
   * Reads a log, and makes the trajectory of it by the same rules as if it was done here.
   *
   * @throws Rejected when it is none, or its changes are not allowed in this order
   */
  static Transfer read(JsonNode json, Map<UUID, Buffer> files) {
    try {
      int version = json.path("version").asInt();
      if (!json.path("format").asText().equals(FORMAT)
          || version < WITHOUT_DIGESTS
          || version > VERSION) {
        throw wrong("/format", "must be " + FORMAT + " version " + VERSION);
      }
      if (version > WITHOUT_DIGESTS) {
        compare(json.path("attachments"), files);
      }
      Head head = head(json.path("head"));
      List<LoggedChange> lines = new ArrayList<>();
      json.path("changes").forEach(one -> lines.add(line(head.id(), one)));
      Map<Seat, Integer> seats =
          version > WITHOUT_SEATS ? seats(json.path("seats")) : Map.<Seat, Integer>of();
      return new Transfer(replay(head, lines), lines, files, seats);
    } catch (IllegalArgumentException | IllegalStateException | DateTimeException _) {
      throw wrong("/changes", "are not those of a trajectory");
    }
  }

  private static void compare(JsonNode digests, Map<UUID, Buffer> files) {
    files.forEach(
        (id, content) -> {
          if (!digests.path(id.toString()).asText().equals(sha256(content))) {
            throw wrong("/attachments/" + id, "is not the file that was exported");
          }
        });
  }

  private static Map<Seat, Integer> seats(JsonNode json) {
    Map<Seat, Integer> seats = new EnumMap<>(Seat.class);
    for (Map.Entry<String, JsonNode> one : json.properties()) {
      int n = one.getValue().isInt() ? one.getValue().intValue() : 0;
      if (n < 1 || n > Member.MOST) {
        throw wrong("/seats/" + one.getKey(), "must be a number from 1 to " + Member.MOST);
      }
      seats.put(Seat.of(one.getKey()), n);
    }
    return seats;
  }

  private static Rejected wrong(String pointer, String detail) {
    return Rejected.mistakes(List.of(new Mistake(pointer, detail)));
  }

  private static String sha256(Buffer content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.getBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Head head(JsonNode json) {
    Set<String> participants = new LinkedHashSet<>();
    json.path("participants").forEach(one -> participants.add(slug(one)));
    return new Head(
        UUID.fromString(json.path("id").asText()),
        slug(json.path("slug")),
        slug(json.path("organisation")),
        slug(json.path("decides")),
        participants,
        origin(json.path("origin")));
  }

  /** What it began with stays known, though that itself is somewhere else. */
  private static @Nullable Origin origin(JsonNode json) {
    return json.isMissingNode()
        ? null
        : Origin.of(json.path("kind").asText(), json.path("id").asText())
            .orElseThrow(() -> wrong("/head/origin", "is no signal and no item of an agenda"));
  }

  private static String slug(JsonNode json) {
    if (!Slug.FORM.matcher(json.asText()).matches()) {
      throw wrong("/head", "has something that is no slug: " + json.asText());
    }
    return json.asText();
  }

  private static LoggedChange line(UUID trajectory, JsonNode json) {
    LoggedChange line =
        new LoggedChange(
            trajectory,
            json.path("revision").asInt(),
            ChangeJson.read(json.path("change").asText(), json.path("detail")),
            Party.of(json.path("party").asText()),
            Instant.parse(json.path("changedAt").asText()),
            json.path("changedBy").asText(),
            Edition.of(json.path("edition").asInt(1)));
    return line.named(Map.of()); // An account of another installation is nobody here.
  }

  private static Trajectory replay(Head head, List<LoggedChange> lines) {
    Trajectory trajectory = null;
    for (LoggedChange line : lines) {
      trajectory = trajectory == null ? begin(head, line) : applied(trajectory, line);
      if (trajectory.revision() != line.revision()) {
        throw wrong("/changes", "are not numbered one by one");
      }
    }
    if (trajectory == null) {
      throw wrong("/changes", "must begin with one that begins it");
    }
    return trajectory;
  }

  private static Trajectory begin(Head head, LoggedChange line) {
    if (line.change() instanceof Change.Begin(Subject subject, Planning planning)) {
      return Trajectory.begin(head, subject, planning);
    }
    throw wrong("/changes", "must begin with one that begins it");
  }

  private static Trajectory applied(Trajectory before, LoggedChange line) {
    LocalDate day = LocalDate.ofInstant(line.at(), Trajectories.HERE);
    if (Permissions.party(before, line.change(), Set.of(line.party())).isPresent()
        && Rules.apply(before, line.change(), line.party(), day, line.edition())
            instanceof Ruling.Allowed(Trajectory after)) {
      return after;
    }
    throw wrong("/changes", "has one that is not allowed: number " + line.revision());
  }
}
