package nl.telmee.builder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What came out of a file.
 *
 * @param definition like the body of {@code POST /polls}, without organisation and slug
 * @param remarks what could not be taken over, in the order of the file
 */
record Imported(ObjectNode definition, List<Remark> remarks) {
  Imported {
    remarks = List.copyOf(remarks);
  }
}
