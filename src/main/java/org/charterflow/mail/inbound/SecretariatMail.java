package org.charterflow.mail.inbound;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.OrganKind;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Attachment;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.InboundMailHandler;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.mail.inbound.Answers.Sender;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Mail that people have to read: written to the secretariat, or answering nothing we know. It stands on the secretariat's
 * page until somebody settles it, and goes to everybody of the secretariat by mail, who answer the sender themselves. No
 * case is opened: what a letter is about, a person says.
 */
@Component
class SecretariatMail implements InboundMailHandler {

    /** The purpose of the address, and of all mail that is about nothing known. */
    static final String PURPOSE = "secretariat";

    private static final String NOTICE = "secretariat-mail";
    private static final int LONGEST_TEXT = 20_000;

    private final Notices notices;
    private final Answers answers;
    private final Alliances alliances;
    private final Offices offices;
    private final JdbcClient jdbc;
    private final String baseUrl;

    SecretariatMail(
            Notices notices,
            Answers answers,
            Alliances alliances,
            Offices offices,
            JdbcClient jdbc,
            @Value("${charterflow.base-url}") String baseUrl) {
        this.notices = notices;
        this.answers = answers;
        this.alliances = alliances;
        this.offices = offices;
        this.jdbc = jdbc;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    @Override
    public Set<String> purposes() {
        return Set.of(PURPOSE);
    }

    @Override
    public Disposition handle(ReceivedMail mail) {
        jdbc.sql("insert into secretariat_mail (mail, alliance) values (:mail, :alliance)")
                .param("mail", mail.id())
                .param("alliance", mail.alliance())
                .update();
        forward(mail);
        Sender sender = new Sender(mail.from(), mail.fromName(), mail.subject(), mail.arrivedAt());
        answers.acknowledge(alliances.get(mail.alliance()), sender);
        return new Disposition(Disposition.Outcome.APPLIED, mail.caseNumber(), "for-the-secretariat", null);
    }

    private void forward(ReceivedMail mail) {
        List<Addressee> staff = offices.holders(mail.alliance()).stream()
                .filter(holder -> holder.organ().equals(OrganKind.SECRETARIAT.id()))
                .filter(holder -> !holder.email().equalsIgnoreCase(mail.from()))
                .map(SecretariatMail::addressee)
                .distinct()
                .toList();
        if (staff.isEmpty()) {
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("from", mail.fromName().isEmpty() ? mail.from() : mail.fromName() + " <" + mail.from() + ">");
        model.put("address", mail.from());
        model.put("about", mail.subject());
        model.put("receivedAt", mail.arrivedAt());
        model.put("text", cut(mail.text()));
        model.put("files", mail.attachments().stream().map(Attachment::name).toList());
        model.put("mailUrl", baseUrl + "/mail/" + mail.id());
        notices.send(new Notice(mail.alliance(), mail.caseNumber(), NOTICE, model, staff, List.of(), null));
    }

    private static Addressee addressee(OfficeHolder holder) {
        return new Addressee(holder.userId(), holder.name(), holder.email(), null);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " …";
    }
}
