package org.charterflow.minutes;

import java.util.Optional;
import java.util.Set;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.InboundMailHandler;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.meeting.Attendee;
import org.charterflow.meeting.Meetings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Confirmations of minutes and comments on them, as they come by mail. */
@Component
class MinutesMail implements InboundMailHandler {

    private static final Bilingual HOW = Bilingual.of(
            "没有读到您的答复，尚未记录。没有意见的，请回复一行：确认。有意见的，请写在正文中，可以“第2项：”开头指明议题。",
            "We could not read an answer, and none was recorded. Please reply with one line: confirm. Or write your comment;"
                    + " begin with \"item 2:\" to say which item it is on.");
    private static final Bilingual NOT_YOURS =
            Bilingual.of("这封邮件的回复地址不是发给您的，未作记录。", "The reply address was not issued to you; nothing was recorded.");

    private final Confirmation confirmation;
    private final MinutesViews views;
    private final MinutesNotices notices;
    private final Meetings meetings;

    MinutesMail(Confirmation confirmation, MinutesViews views, MinutesNotices notices, Meetings meetings) {
        this.confirmation = confirmation;
        this.views = views;
        this.notices = notices;
        this.meetings = meetings;
    }

    @Override
    public Set<String> purposes() {
        return Set.of("minutes");
    }

    @Override
    public Disposition handle(ReceivedMail mail) {
        String caseNumber = mail.caseNumber();
        Optional<Attendee> sender = caseNumber == null || !mail.authenticated()
                ? Optional.empty()
                : meetings.find(mail.alliance(), caseNumber).stream()
                        .flatMap(meeting -> meetings.attendees(caseNumber).stream())
                        .filter(attendee -> attendee.key().equals(mail.tokenSubject()))
                        .filter(attendee -> attendee.email().equalsIgnoreCase(mail.from()))
                        .findFirst();
        if (caseNumber == null || sender.isEmpty()) {
            return Disposition.rejected("foreign-token", NOT_YOURS);
        }
        if (mail.text().isBlank()) {
            return Disposition.clarify("no-answer", HOW).concerning(caseNumber);
        }
        boolean confirms = AnswerPhrases.confirms(mail.text());
        Answer answer = confirmation.answer(
                mail.alliance(),
                caseNumber,
                sender.get().key(),
                confirms ? null : passage(caseNumber, mail.text()),
                confirms ? null : mail.text(),
                "mail",
                mail.arrivedAt());
        notices.receipt(
                views.minutes(caseNumber),
                views.content(caseNumber),
                answer,
                sender.get().email());
        return Disposition.applied(caseNumber);
    }

    /** Of an item that is not on the agenda, the comment is one in general. */
    private Passage passage(String caseNumber, String comment) {
        @Nullable Integer item = AnswerPhrases.item(comment);
        return item == null || item < 1 || item > meetings.items(caseNumber).size()
                ? Passage.GENERAL
                : Passage.conclusion(item);
    }
}
