package org.charterflow.mail.reading;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.charterflow.mail.OutgoingHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Tells people's mails from those of machines. Our own loop comes first, then reports and calendars, then automatic
 * answers by standard (RFC 3834) and by the marks of QQ Mail, 163 and Alimail, then lists.
 */
public final class MailClassifier {

    /** The field every mail of ours carries. */
    static final String LOOP_HEADER = OutgoingHeaders.LOOP.toLowerCase(Locale.ROOT);

    /** Fields whose name contains one of these mark an automatic answer: X-QQ-AUTO-REPLY, X-QQ-HolidayReply … */
    private static final List<String> ANSWERING_MACHINES =
            List.of("auto-reply", "autoreply", "autorespond", "auto_reply", "holidayreply", "holiday-reply");

    private static final List<String> AUTOMATIC_SUBJECTS = List.of(
            "自动回复", "自动答复", "假期自动回复", "automatic reply", "auto reply", "autoreply", "auto-reply", "out of office");

    private static final Set<String> CALENDAR_ANSWERS = Set.of("reply", "counter", "declinecounter");
    private static final Set<String> BULK = Set.of("list", "bulk", "junk");

    private MailClassifier() {}

    public static Classification classify(ParsedMail mail) {
        if (mail.has(LOOP_HEADER)) {
            return Classification.of(MailClass.LOOP, "loop-header");
        }
        String report = mail.mediaType().equals("multipart/report")
                ? mail.parameters().getOrDefault("report-type", "").toLowerCase(Locale.ROOT)
                : "";
        if (report.equals("disposition-notification") || mail.contains("message/disposition-notification")) {
            return Classification.of(MailClass.READ_RECEIPT, "mdn");
        }
        if (report.equals("feedback-report") || mail.contains("message/feedback-report")) {
            return Classification.of(MailClass.COMPLAINT, "arf");
        }
        Bounce bounce = BounceReader.read(mail);
        if (bounce != null) {
            return new Classification(
                    MailClass.BOUNCE, "dsn-" + bounce.weight().name().toLowerCase(Locale.ROOT), bounce);
        }
        if (isCalendarAnswer(mail)) {
            return Classification.of(MailClass.CALENDAR, "calendar-reply");
        }
        String automatic = automatic(mail);
        if (automatic != null) {
            return Classification.of(MailClass.AUTOMATIC, automatic);
        }
        String list = list(mail);
        return list != null
                ? Classification.of(MailClass.LIST, list)
                : Classification.of(MailClass.HUMAN, "no-mark-of-a-machine");
    }

    private static boolean isCalendarAnswer(ParsedMail mail) {
        MailPart part = mail.part("text/calendar");
        if (part == null) {
            return false;
        }
        String method = part.parameters().getOrDefault("method", "").toLowerCase(Locale.ROOT);
        return CALENDAR_ANSWERS.contains(method);
    }

    private static @Nullable String automatic(ParsedMail mail) {
        String submitted = mail.header("auto-submitted");
        if (submitted != null && !keyword(submitted).equals("no")) {
            return "auto-submitted";
        }
        for (Header header : mail.headers()) {
            if (isAnsweringMachine(header)) {
                return header.name();
            }
        }
        if ("auto_reply".equals(keyword(orEmpty(mail.header("precedence"))))) {
            return "precedence";
        }
        if (startsAutomatically(mail.subject())) {
            return "subject";
        }
        return "<>".equals(orEmpty(mail.header("return-path")).replace(" ", "")) ? "null-return-path" : null;
    }

    private static boolean isAnsweringMachine(Header header) {
        if (!header.name().startsWith("x-")) {
            return false;
        }
        String value = header.value().toLowerCase(Locale.ROOT);
        return ANSWERING_MACHINES.stream().anyMatch(header.name()::contains)
                && !value.equals("no")
                && !value.equals("0")
                && !value.equals("false");
    }

    /** Only at the very start and with its colon: a person may write about 自动回复. */
    private static boolean startsAutomatically(String subject) {
        String start = subject.strip().toLowerCase(Locale.ROOT);
        for (String mark : AUTOMATIC_SUBJECTS) {
            if (start.startsWith(mark)) {
                String rest = start.substring(mark.length()).stripLeading();
                if (rest.startsWith(":") || rest.startsWith("：")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable String list(ParsedMail mail) {
        if (mail.has("list-id") || mail.has("list-post") || mail.has("list-unsubscribe")) {
            return "list-header";
        }
        return BULK.contains(keyword(orEmpty(mail.header("precedence")))) ? "precedence" : null;
    }

    private static String keyword(String value) {
        int end = 0;
        while (end < value.length() && ";( \t".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return value.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
