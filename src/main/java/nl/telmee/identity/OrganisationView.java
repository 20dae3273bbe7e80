package nl.telmee.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import nl.telmee.web.Fields;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/** An organisation on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrganisationView(
    String slug,
    Translated name,
    String kind,
    @Nullable String parent,
    @Nullable Integer inhabitants,
    @Nullable String email,
    @Nullable String colour) {
  static OrganisationView of(Organisation organisation) {
    return new OrganisationView(
        organisation.slug(),
        organisation.name(),
        Fields.wordOf(organisation.kind()),
        organisation.parent(),
        organisation.inhabitants(),
        organisation.email(),
        organisation.colour());
  }
}
