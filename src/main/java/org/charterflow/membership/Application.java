package org.charterflow.membership;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.charterflow.alliance.Member;
import org.charterflow.casefile.Finding;
import org.charterflow.casefile.Reason;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;

/** One organisation's application for membership, or for another class, from receipt to its end. */
final class Application {

    private static final Set<ApplicationState> OPEN_TO_ANSWERS = EnumSet.of(
            ApplicationState.RECEIVED,
            ApplicationState.ADDRESS_TO_BE_CONFIRMED,
            ApplicationState.TO_BE_TRANSCRIBED,
            ApplicationState.TO_BE_COMPLETED);
    private static final Set<ApplicationState> ACCEPTANCE_ON_ITS_WAY =
            EnumSet.of(ApplicationState.ACCEPTANCE_SENT, ApplicationState.ACCEPTANCE_TO_BE_DELIVERED);
    private static final Set<String> OF_SIGNATURE =
            Set.of(Fields.SIGNED_VERSION, Fields.SIGNER, Fields.SIGNER_CAPACITY, Fields.SIGNED_ON);

    /** By which door it came. */
    enum Channel {
        MAIL,
        API,
        PAPER
    }

    /**
     * Who sent it.
     *
     * @param name as written; proves nothing
     * @param address where answers go until an address for notices is known
     * @param proven whether the address is the sender's own
     */
    record Sender(String name, String address, boolean proven) {}

    /**
     * What the sender wrote that is no entry of the form.
     *
     * @param original the text as it came
     * @param notUnderstood lines for a person to transcribe
     * @param remarks free text around the entries
     */
    record Original(String text, List<String> notUnderstood, List<String> remarks) {}

    final String caseNumber;
    final String alliance;
    final Channel channel;
    final Instant receivedAt;

    private ApplicationState state;
    private Sender sender;
    private Original original;
    private Dossier dossier;
    private List<Finding> findings;
    private boolean classByBoard;
    private @Nullable String currentClass;
    private @Nullable UUID memberId;
    private @Nullable Waiting waiting;
    private @Nullable Reason reason;
    private @Nullable String decidedBy;
    private @Nullable UUID ballotId;
    private @Nullable String resolutionNumber;
    private @Nullable String note;
    private @Nullable Instant reachedAt;
    private @Nullable Instant closedAt;
    private int revision;

    Application(
            String caseNumber,
            String alliance,
            Channel channel,
            Instant receivedAt,
            Sender sender,
            Original original,
            Dossier dossier) {
        this(
                caseNumber,
                alliance,
                channel,
                receivedAt,
                ApplicationState.RECEIVED,
                sender,
                original,
                dossier,
                List.of());
    }

    private Application(
            String caseNumber,
            String alliance,
            Channel channel,
            Instant receivedAt,
            ApplicationState state,
            Sender sender,
            Original original,
            Dossier dossier,
            List<Finding> findings) {
        this.caseNumber = caseNumber;
        this.alliance = alliance;
        this.channel = channel;
        this.receivedAt = receivedAt;
        this.state = state;
        this.sender = sender;
        this.original = original;
        this.dossier = dossier;
        this.findings = findings;
    }

    /** An application as it stands on record. */
    static Application restored(
            String caseNumber,
            String alliance,
            Channel channel,
            Instant receivedAt,
            ApplicationState state,
            Sender sender,
            Original original,
            Dossier dossier,
            List<Finding> findings,
            Progress progress) {
        var application =
                new Application(caseNumber, alliance, channel, receivedAt, state, sender, original, dossier, findings);
        application.classByBoard = progress.classByBoard();
        application.currentClass = progress.currentClass();
        application.memberId = progress.memberId();
        application.waiting = progress.waiting();
        application.reason = progress.reason();
        application.decidedBy = progress.decidedBy();
        application.ballotId = progress.ballotId();
        application.resolutionNumber = progress.resolutionNumber();
        application.note = progress.note();
        application.reachedAt = progress.reachedAt();
        application.closedAt = progress.closedAt();
        application.revision = progress.revision();
        return application;
    }

    /** What has come of an application so far. */
    record Progress(
            boolean classByBoard,
            @Nullable String currentClass,
            @Nullable UUID memberId,
            @Nullable Waiting waiting,
            @Nullable Reason reason,
            @Nullable String decidedBy,
            @Nullable UUID ballotId,
            @Nullable String resolutionNumber,
            @Nullable String note,
            @Nullable Instant reachedAt,
            @Nullable Instant closedAt,
            int revision) {}

    Progress progress() {
        return new Progress(
                classByBoard,
                currentClass,
                memberId,
                waiting,
                reason,
                decidedBy,
                ballotId,
                resolutionNumber,
                note,
                reachedAt,
                closedAt,
                revision);
    }

    ApplicationState state() {
        return state;
    }

    Sender sender() {
        return sender;
    }

    Original original() {
        return original;
    }

    Dossier dossier() {
        return dossier;
    }

    List<Finding> findings() {
        return findings;
    }

    boolean isClassByBoard() {
        return classByBoard;
    }

    @Nullable
    String currentClass() {
        return currentClass;
    }

    @Nullable
    UUID memberId() {
        return memberId;
    }

    @Nullable
    Waiting waiting() {
        return waiting;
    }

    @Nullable
    Reason reason() {
        return reason;
    }

    @Nullable
    UUID ballotId() {
        return ballotId;
    }

    @Nullable
    String resolutionNumber() {
        return resolutionNumber;
    }

    /** The article by which the admission was decided; null before it was. */
    @Nullable
    String decidedBy() {
        return decidedBy;
    }

    @Nullable
    String note() {
        return note;
    }

    /** The class applied for, or as it was settled since; empty while none was understood. */
    String memberClass() {
        return dossier.field(Fields.MEMBER_CLASS).orElse("");
    }

    boolean isUnderstood() {
        return original.notUnderstood().isEmpty();
    }

    /** What people call the applicant. */
    String organisation() {
        return dossier.organisation().orElse(sender.name().isBlank() ? sender.address() : sender.name());
    }

    /** Where notices go: the address designated for them (Civil Code art. 137), else the sender's. */
    String noticeAddress() {
        return dossier.field(Fields.NOTICE_ADDRESS).orElse(sender.address());
    }

    /** It concerns a member already: a promotion, or another class; null for a newcomer. */
    void concerns(@Nullable Member member) {
        memberId = member == null ? null : member.id();
        currentClass = member == null ? null : member.memberClass();
    }

    void awaitAddress(Waiting until) {
        move(ApplicationState.ADDRESS_TO_BE_CONFIRMED, until);
    }

    void confirmAddress() {
        move(ApplicationState.RECEIVED, null);
        sender = new Sender(sender.name(), sender.address(), true);
    }

    void awaitTranscription() {
        if (state != ApplicationState.TO_BE_TRANSCRIBED) {
            move(ApplicationState.TO_BE_TRANSCRIBED, null);
        }
    }

    /** A person has entered what the program could not read; the original stays as it came. */
    void transcribe(Dossier transcribed) {
        dossier = transcribed;
        original = new Original(original.text(), List.of(), original.remarks());
    }

    /**
     * The applicant has sent more. While the dossier is being completed it is laid over what is there; later it goes to
     * the person who reviews, because what was checked does not change unseen.
     */
    void supplement(Map<String, String> answers, Original added) {
        String text = original.text().isBlank() ? added.text() : original.text() + "\n\n----\n" + added.text();
        if (OPEN_TO_ANSWERS.contains(state)) {
            dossier = dossier.with(answers);
            original = new Original(text, added.notUnderstood(), concat(original.remarks(), added.remarks()));
        } else {
            if (state == ApplicationState.TO_BE_SIGNED) {
                dossier = dossier.with(answers.entrySet().stream()
                        .filter(answer -> OF_SIGNATURE.contains(answer.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
            }
            original = new Original(text, original.notUnderstood(), concat(original.remarks(), List.of(added.text())));
        }
    }

    /** Faults of files that came with the last message; the applicant is told with the next check. */
    void carry(List<Finding> faults) {
        findings = List.copyOf(faults);
    }

    /** Something the secretariat should read in the review. */
    void remark(String text) {
        original = new Original(original.text(), original.notUnderstood(), concat(original.remarks(), List.of(text)));
    }

    void checked(List<Finding> found) {
        findings = List.copyOf(found);
        if (found.isEmpty()) {
            move(ApplicationState.COMPLETE, null);
        }
    }

    void awaitCompletion(Waiting until) {
        move(ApplicationState.TO_BE_COMPLETED, until);
    }

    void awaitReview(Waiting until) {
        move(ApplicationState.UNDER_REVIEW, until);
    }

    /** Returned by a person, who says what is to be put right. */
    void returned(List<Finding> found, @Nullable String remark) {
        findings = List.copyOf(found);
        note = remark;
    }

    void correctClass(String memberClass) {
        require(ApplicationState.UNDER_REVIEW);
        dossier = dossier.with(Map.of(Fields.MEMBER_CLASS, memberClass));
        classByBoard = false;
        note = null;
    }

    void putClassToBoard(UUID ballot) {
        move(ApplicationState.CLASS_BEFORE_BOARD, null);
        ballotId = ballot;
    }

    void settleClass(String memberClass, @Nullable String resolution) {
        dossier = dossier.with(Map.of(Fields.MEMBER_CLASS, memberClass));
        classByBoard = true;
        note = null;
        resolutionNumber = resolution;
        move(ApplicationState.UNDER_REVIEW, null);
    }

    void leaveClassOpen() {
        note = null;
        move(ApplicationState.UNDER_REVIEW, null);
    }

    void putToBoard(UUID ballot) {
        move(ApplicationState.BEFORE_BOARD, null);
        ballotId = ballot;
    }

    /** The admission is decided. */
    void decide(String article, @Nullable String resolution) {
        if (state != ApplicationState.DECIDED) {
            move(ApplicationState.DECIDED, null);
        }
        decidedBy = article;
        resolutionNumber = resolution;
    }

    void awaitSignature(Waiting until) {
        move(ApplicationState.TO_BE_SIGNED, until);
    }

    /** Documents have come; returns whether they were awaited. */
    boolean signatureArrived() {
        if (state != ApplicationState.TO_BE_SIGNED) {
            return false;
        }
        move(ApplicationState.SIGNATURE_TO_BE_CHECKED, null);
        return true;
    }

    void awaitArrival(Waiting until) {
        move(ApplicationState.ACCEPTANCE_SENT, until);
    }

    void deliverOtherwise() {
        move(ApplicationState.ACCEPTANCE_TO_BE_DELIVERED, null);
    }

    /** When the acceptance reached the applicant; null while it has not. */
    @Nullable
    Instant reachedAt() {
        return reachedAt;
    }

    /**
     * The acceptance has reached the applicant; the earliest arrival counts.
     *
     * @return whether that changed anything
     */
    boolean acceptanceReached(Instant at) {
        if (!ACCEPTANCE_ON_ITS_WAY.contains(state) || reachedAt != null && !at.isBefore(reachedAt)) {
            return false;
        }
        reachedAt = at;
        return true;
    }

    /** What looked like an arrival was none. */
    void acceptanceCameBack() {
        if (ACCEPTANCE_ON_ITS_WAY.contains(state)) {
            reachedAt = null;
        }
    }

    void beginMembership(UUID member) {
        move(ApplicationState.MEMBER, null);
        memberId = member;
    }

    void awaitFee(Waiting until) {
        move(ApplicationState.FEE_DUE, until);
    }

    void complete(Instant at) {
        end(ApplicationState.ADMITTED, at);
    }

    void lapse(Instant at) {
        end(ApplicationState.LAPSED, at);
    }

    void refuse(Reason why, Instant at) {
        reason = why;
        end(ApplicationState.REFUSED, at);
    }

    /** Why it will be refused, kept until the refusal is sent. */
    void objectTo(Reason why) {
        reason = why;
    }

    void reject(Reason why, @Nullable String resolution, Instant at) {
        reason = why;
        resolutionNumber = resolution;
        end(ApplicationState.REJECTED, at);
    }

    /** The applicant withdraws; once membership has begun, that is leaving, and another procedure. */
    void withdraw(Instant at) {
        end(ApplicationState.WITHDRAWN, at);
    }

    /** Another application of the same organisation goes on in its place. */
    void supersede(Instant at) {
        end(ApplicationState.SUPERSEDED, at);
    }

    boolean isWithdrawable() {
        return state.mayBecome(ApplicationState.WITHDRAWN);
    }

    /** The same wait, counted anew: the state stays. */
    void recount(Waiting until) {
        waiting = until;
    }

    private void end(ApplicationState end, Instant at) {
        move(end, null);
        closedAt = at;
    }

    private void move(ApplicationState next, @Nullable Waiting until) {
        if (!state.mayBecome(next)) {
            throw notIn(next);
        }
        state = next;
        waiting = until;
    }

    private void require(ApplicationState wanted) {
        if (state != wanted) {
            throw notIn(wanted);
        }
    }

    private RuleViolation notIn(ApplicationState next) {
        return new RuleViolation(
                "application",
                "application-state",
                null,
                Bilingual.of(
                        "申请 " + caseNumber + " 现为“" + state.label().zh() + "”，不能转为“"
                                + next.label().zh() + "”",
                        "application " + caseNumber + " is " + state.label().en() + ", it cannot become "
                                + next.label().en()),
                RuleViolation.Kind.CONFLICT);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }
}
