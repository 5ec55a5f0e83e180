package org.charterflow.meeting.process;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.document.Audience;
import org.charterflow.document.NewDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.InboundMailHandler;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.meeting.AttendanceAnswers;
import org.charterflow.meeting.AttendanceAnswers.Answer;
import org.charterflow.meeting.ItemKind;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.MeetingReader;
import org.charterflow.meeting.MeetingReader.MailedTopic;
import org.charterflow.meeting.Meetings;
import org.charterflow.meeting.NewMeeting;
import org.charterflow.meeting.Topic;
import org.charterflow.meeting.Topics;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Mails about meetings: a request for an extraordinary one, an answer to an invitation, a topic. */
@Component
class MeetingMail implements InboundMailHandler {

    private static final String REQUEST = "meetings";
    private static final String REPLY = "meeting";
    private static final String BOARD = "board";
    private static final Duration USUAL_LENGTH = Duration.ofHours(2);

    private static final Bilingual HOW_TO_REQUEST = Bilingual.of(
            "没有读出召开会议的请求。请逐行填写，例如：\n机构：理事会\n时间：2026-06-08 14:00\n理由：……",
            "No request for a meeting was found. Please write line by line, such as:\nOrgan: board\nTime: 2026-06-08"
                    + " 14:00\nReason: …");
    private static final Bilingual HOW_TO_ANSWER = Bilingual.of(
            "没有读出您的答复，尚未记录。请只写一行：参加，或 不参加，或 待定；提出议题请在第一行写“议题：名称”，需要的可另写一行“性质：表决”和一行“事项：政策”，文件随信附上。",
            "We could not read your answer, and none was recorded. Please write a single line: attend, or not attend, or"
                    + " undecided; to propose a topic, begin with the line \"Topic: NAME\"; lines \"Kind: decision\" and \"Matter: policy\" may follow, and papers"
                    + " may be attached.");
    private static final Bilingual WHICH_KIND = Bilingual.of(
            "没有读出议题的性质，议题尚未收录。请写一行“性质：”，可选：通报、讨论、表决；不写即为讨论。",
            "We could not read the kind of the topic, and took none. Please write a line \"Kind: \" with information,"
                    + " discussion or decision; without it the topic is for discussion.");
    private static final Bilingual NOTHING_TO_DECIDE = Bilingual.of(
            "该机构在会议上不表决动议，议题尚未收录；请改为“性质：讨论”。",
            "This organ decides no motions at its meetings, and no topic was taken; please write \"Kind: discussion\".");
    private static final Bilingual NOT_YOURS =
            Bilingual.of("这封邮件的回复地址不是发给您的，邮件未予处理。", "The reply address was not issued to you; nothing was done.");
    private static final Bilingual UNKNOWN =
            Bilingual.of("只有会员代表可以请求召开会议。", "Only a member's representative can ask for a meeting.");

    private final MeetingProcess process;
    private final Topics topics;
    private final Meetings meetings;
    private final AttendanceAnswers answers;
    private final Representatives representatives;
    private final Organs organs;
    private final Alliances alliances;
    private final MessageSource messages;

    MeetingMail(
            MeetingProcess process,
            Topics topics,
            Meetings meetings,
            AttendanceAnswers answers,
            Representatives representatives,
            Organs organs,
            Alliances alliances,
            MessageSource messages) {
        this.process = process;
        this.topics = topics;
        this.meetings = meetings;
        this.answers = answers;
        this.representatives = representatives;
        this.organs = organs;
        this.alliances = alliances;
        this.messages = messages;
    }

    @Override
    public Set<String> purposes() {
        return Set.of(REQUEST, REPLY);
    }

    @Override
    public Disposition handle(ReceivedMail mail) {
        Optional<Representative> sender =
                mail.authenticated() ? representatives.byAddress(mail.alliance(), mail.from()) : Optional.empty();
        String caseNumber = mail.caseNumber();
        if (mail.purpose().equals(REQUEST) || caseNumber == null) {
            return sender.map(person -> request(mail, person))
                    .orElseGet(() -> Disposition.rejected("not-a-representative", UNKNOWN));
        }
        String subject = mail.tokenSubject();
        boolean own = mail.authenticated() && subject != null && answers.isAddressOf(caseNumber, subject, mail.from());
        return subject != null && own
                ? reply(mail, caseNumber, subject)
                : Disposition.rejected("foreign-token", NOT_YOURS).concerning(caseNumber);
    }

    private Disposition request(ReceivedMail mail, Representative sender) {
        Optional<LocalDateTime> at =
                MeetingReader.value(mail.text(), "时间", "time", "date").flatMap(MeetingReader::dateTime);
        Optional<String> reason = MeetingReader.value(mail.text(), "理由", "reason");
        Optional<String> organ = organ(mail);
        if (at.isEmpty() || reason.isEmpty() || organ.isEmpty()) {
            return Disposition.clarify("no-request", HOW_TO_REQUEST);
        }
        Instant start = at.get().atZone(alliances.zone(mail.alliance())).toInstant();
        NewMeeting wanted = new NewMeeting(
                mail.alliance(),
                organ.get(),
                null,
                start,
                start.plus(USUAL_LENGTH),
                MeetingReader.value(mail.text(), "地点", "place").orElse(null),
                null,
                null,
                null);
        return Disposition.applied(process.request(wanted, reason.get(), sender.userId(), "mail"));
    }

    /** The organ that the mail names by its id or a name; the board where it names none. */
    private Optional<String> organ(ReceivedMail mail) {
        Optional<String> named = MeetingReader.value(mail.text(), "机构", "organ");
        if (named.isEmpty()) {
            return Optional.of(BOARD);
        }
        return organs.of(mail.alliance()).stream()
                .filter(organ -> List.of(
                                organ.id(), organ.name().zh(), organ.name().en())
                        .stream()
                        .anyMatch(named.get()::equalsIgnoreCase))
                .map(Organ::id)
                .findFirst();
    }

    private Disposition reply(ReceivedMail mail, String caseNumber, String key) {
        Optional<Answer> answer = MeetingReader.answer(mail.text());
        if (answer.isPresent()) {
            answers.answer(caseNumber, key, answer.get(), null, "mail");
            return Disposition.applied(caseNumber);
        }
        Optional<String> proxy = MeetingReader.proxy(mail.text());
        if (proxy.isPresent()) {
            answers.answer(caseNumber, key, Answer.DECLINED, proxy.get(), "mail");
            return Disposition.applied(caseNumber);
        }
        Optional<MailedTopic> topic = MeetingReader.topic(mail.text());
        return topic.map(found -> propose(mail, caseNumber, key, found))
                .orElseGet(() -> Disposition.clarify("no-exact-answer", HOW_TO_ANSWER))
                .concerning(caseNumber);
    }

    private Disposition propose(ReceivedMail mail, String caseNumber, String key, MailedTopic topic) {
        Optional<ItemKind> kind =
                topic.kind() == null ? Optional.of(ItemKind.DISCUSSION) : MeetingReader.kind(topic.kind());
        if (kind.isEmpty()) {
            return Disposition.clarify("unknown-kind", WHICH_KIND);
        }
        boolean decides = kind.get() == ItemKind.DECISION;
        Meeting meeting = meetings.meeting(caseNumber);
        Optional<String> matter = Optional.ofNullable(topic.matter()).flatMap(word -> matter(meeting, word));
        if (decides && matter.isEmpty()) {
            return Disposition.clarify("unknown-matter", whichMatter(meeting));
        }
        List<NewDocument> papers = mail.attachments().stream()
                .map(file -> new NewDocument(
                        mail.alliance(), caseNumber, file.name(), file.mediaType(), file.content(), Audience.MEMBERS))
                .toList();
        topics.propose(
                caseNumber,
                new Topic(
                        Bilingual.same(topic.title()),
                        topic.explanation(),
                        kind.get(),
                        decides ? matter.get() : null,
                        decides && topic.question() != null ? Bilingual.same(topic.question()) : null,
                        null),
                papers,
                key,
                "mail",
                mail.arrivedAt());
        return Disposition.applied(caseNumber);
    }

    /** The matter of a motion that the mail names by its id or a name. */
    private Optional<String> matter(Meeting meeting, String word) {
        return meetings.matters(meeting).stream()
                .filter(id -> Stream.of(id, name(id).zh(), name(id).en()).anyMatch(word::equalsIgnoreCase))
                .findFirst();
    }

    private Bilingual whichMatter(Meeting meeting) {
        List<Bilingual> names =
                meetings.matters(meeting).stream().map(this::name).toList();
        if (names.isEmpty()) {
            return NOTHING_TO_DECIDE;
        }
        return Bilingual.of(
                "没有读出表决事项，议题尚未收录。请写一行“事项：名称”，可选："
                        + names.stream().map(Bilingual::zh).collect(Collectors.joining("、"))
                        + "。表决文本可另写一行“表决文本：……”。",
                "We could not read what is to be decided, and took no topic. Please write a line \"Matter: NAME\", one of: "
                        + names.stream().map(Bilingual::en).collect(Collectors.joining(", "))
                        + ". The exact text of the motion may follow in a line \"Question: …\".");
    }

    private Bilingual name(String matter) {
        String key = "meeting.matter." + matter;
        return Bilingual.of(
                messages.getMessage(key, null, matter, Locale.CHINESE),
                messages.getMessage(key, null, matter, Locale.ENGLISH));
    }
}
