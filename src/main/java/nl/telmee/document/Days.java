package nl.telmee.document;

import java.util.Collection;
import java.util.List;

/** How many days something took, each time. */
record Days(List<Long> each) {
  Days {
    each = each.stream().sorted().toList();
  }

  static Days of(Collection<Long> each) {
    return new Days(List.copyOf(each));
  }

  boolean none() {
    return each.isEmpty();
  }

  /** Half of them took no longer: the middle one, or what lies between the two in the middle. */
  double middle() {
    int half = each.size() / 2;
    return each.size() % 2 == 1 ? each.get(half) : (each.get(half - 1) + each.get(half)) / 2.0;
  }

  long longest() {
    return each.getLast();
  }
}
