package nl.telmee.contact;

import java.util.List;
import nl.telmee.identity.FormState;
import nl.telmee.web.StaffFrame;

/** Where administrators take a list of contacts out, and say why. */
public record ListPage(
    StaffFrame staff,
    String here,
    String back,
    int shortest,
    List<InviteMePage.Option> panels,
    FormState form) {}
