package org.charterflow.mail.inbound;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.InboundMailHandler;
import org.charterflow.mail.ReceivedMail;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** A feature that does what the mail says. */
@Component
@Profile("test")
class RecordingMailHandler implements InboundMailHandler {

    static final String PURPOSE = "recorded";

    private final List<ReceivedMail> received = new CopyOnWriteArrayList<>();
    private final CaseFiles cases;

    RecordingMailHandler(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public Set<String> purposes() {
        return Set.of(PURPOSE);
    }

    @Override
    public Disposition handle(ReceivedMail mail) {
        received.add(mail);
        String title = "Opened by mail " + mail.id();
        String number = cases.open(mail.alliance(), "test", Bilingual.of(title, title));
        return switch (mail.text()) {
            case "ask" -> Disposition.clarify("unclear", Bilingual.of("您是说……？", "Do you mean …?"));
            case "refuse" -> Disposition.rejected("not-allowed", Bilingual.of("不可以。", "Not allowed."));
            case "ignore" -> Disposition.ignored("nothing-to-do");
            case "violate" ->
                throw RuleViolation.invalid("text", "no-violations", Bilingual.of("违反规则。", "Against a rule."));
            case "full" ->
                throw new DataAccessResourceFailureException("no room", new SQLException("disk full", "53100"));
            case "break" -> throw new IllegalStateException("broken on purpose");
            default -> Disposition.applied(number);
        };
    }

    List<ReceivedMail> from(String address) {
        return received.stream().filter(mail -> mail.from().equals(address)).toList();
    }
}
