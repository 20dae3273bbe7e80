package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.telmee.web.Fields;

/**
 * A category of people on the stakeholder map: never a name.
 *
 * @param category one of the checklist's words, or a category that somebody added
 * @param concerned whether the question touches them
 * @param approach what is done to reach them; may be empty while it is thought about
 * @param reach whether they were reached
 * @param note what else is worth knowing, as why they were not reached; may be empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stakeholder(
    String category, boolean concerned, String approach, Reach reach, String note) {
  public static final int LONGEST_CATEGORY = 80;
  public static final int LONGEST_TEXT = 600;

  /** Whether people of a category were reached. */
  public enum Reach {
    UNKNOWN,
    NOT,
    PARTLY,
    REACHED;

    @JsonValue
    public String word() {
      return Fields.wordOf(this);
    }
  }

  /** The participation fan: whom a project leader considers, so that no group is forgotten. */
  public enum Category {
    RESIDENTS,
    YOUNG_PEOPLE,
    PARENTS,
    OLDER_PEOPLE,
    CLIENTS,
    CARERS,
    PEOPLE_WITH_A_DISABILITY,
    PEOPLE_WITH_A_LOW_INCOME,
    PEOPLE_WITH_A_MIGRATION_BACKGROUND,
    PEOPLE_WHO_READ_WITH_DIFFICULTY,
    PEOPLE_OFFLINE,
    SCHOOLS,
    SPORTS_AND_OTHER_CLUBS,
    NEIGHBOURHOOD_GROUPS,
    VOLUNTEERS,
    CARE_AND_WELFARE_PROVIDERS,
    HOUSING_ASSOCIATIONS,
    BUSINESSES,
    FAITH_COMMUNITIES,
    COUNCILS_OF_CLIENTS;

    @JsonValue
    public String word() {
      return Fields.wordOf(this);
    }

    /** The words of the whole checklist. */
    public static List<String> words() {
      return Arrays.stream(values()).map(Category::word).toList();
    }

    public static Optional<Category> of(String word) {
      return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
  }

  static Stakeholder read(Fields fields) {
    Stakeholder read =
        new Stakeholder(
            fields.text("category", LONGEST_CATEGORY),
            fields.truth("concerned", false),
            fields.loose("approach", LONGEST_TEXT),
            fields.word("reach", Reach.class, Reach.UNKNOWN),
            fields.loose("note", LONGEST_TEXT));
    fields.end();
    return read;
  }
}
