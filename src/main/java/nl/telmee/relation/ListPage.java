package nl.telmee.relation;

import java.util.List;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.signal.Typed;
import nl.telmee.web.StaffFrame;

/**
 * Where a book is taken along as a list, and a list is taken in.
 *
 * @param organisations whose book; empty: there is one
 * @param columns names of the columns
 * @param groups names of the groups
 * @param wrong what is wrong with the list, each with its line; empty: nothing
 * @param wrongs how much that is, in words
 */
public record ListPage(
    StaffFrame staff,
    Typed typed,
    List<Choice> organisations,
    List<String> columns,
    List<String> groups,
    List<String> wrong,
    String wrongs) {}
