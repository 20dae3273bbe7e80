package nl.telmee.intake;

import java.util.List;

/**
 * Something wrong with the answer to a question: said in English with a pointer to a program, in
 * the language of the page to a person.
 *
 * @param question its position
 * @param place the rest of the JSON Pointer below the question, often empty
 * @param kind what is wrong
 * @param arguments the numbers in the sentence
 */
record Wrong(int question, String place, Kind kind, List<Object> arguments) {
  /** What can be wrong. The name in lower case is the last part of the message key. */
  enum Kind {
    REQUIRED("an answer is required"),
    HIDDEN("this question is not asked, given the other answers"),
    WRONG_TYPE("must be {0}"),
    UNKNOWN_OPTION("is no option of this question"),
    TWICE("is chosen twice"),
    TOO_FEW("choose at least {0}"),
    TOO_MANY("choose at most {0}"),
    INCOMPLETE("give every option a place of its own"),
    OUT_OF_RANGE("must be from {0} to {1}"),
    TOO_PRECISE("may have at most two decimals"),
    TOO_LONG("may have at most {0} characters"),
    UNSTORABLE("holds characters that cannot be stored");

    private final String english;

    Kind(String english) {
      this.english = english;
    }
  }

  static Wrong of(int question, Kind kind, Object... arguments) {
    return new Wrong(question, "", kind, List.of(arguments));
  }

  static Wrong at(int question, String place, Kind kind, Object... arguments) {
    return new Wrong(question, place, kind, List.of(arguments));
  }

  /** The sentence for a program. */
  String detail() {
    String detail = kind.english;
    for (int i = 0; i < arguments.size(); i++) {
      detail = detail.replace("{" + i + "}", arguments.get(i).toString());
    }
    return detail;
  }

  /** The key of the sentence for a person. */
  String messageKey() {
    return "wrong." + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
