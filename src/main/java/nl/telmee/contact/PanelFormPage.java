package nl.telmee.contact;

import java.util.List;
import nl.telmee.identity.FormState;
import nl.telmee.web.StaffFrame;

/**
 * Where staff make or change a panel.
 *
 * @param here address of the form
 * @param back where the registers are
 * @param fresh whether it is a new one
 */
public record PanelFormPage(
    StaffFrame staff,
    String here,
    String back,
    boolean fresh,
    List<InviteMePage.Option> kinds,
    FormState form) {}
