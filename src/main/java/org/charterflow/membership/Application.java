package org.charterflow.membership;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.charterflow.alliance.Member;
import org.charterflow.casefile.Finding;
import org.charterflow.casefile.Reason;
import org.charterflow.charter.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * One organisation's application for membership, or for another class, from receipt to its end. What it may become
 * from where it stands is {@link ApplicationState}'s to say; everything else is refused.
 */
final class Application {

    private static final Set<String> OF_SIGNATURE =
            Set.of(Fields.SIGNED_VERSION, Fields.SIGNER, Fields.SIGNER_CAPACITY, Fields.SIGNED_ON);

    /** By which door it came. */
    enum Channel {
        MAIL,
        API,
        PAPER
    }

    final String caseNumber;
    final String alliance;
    final Channel channel;
    final Instant receivedAt;
    final int revision;

    private Sender sender;
    private Original original;
    private Dossier dossier;
    private List<Finding> findings;
    private Standing standing;
    private Assessment assessment;
    private @Nullable UUID memberId;
    private @Nullable String currentClass;

    /** One as it stands on record, or as it arrives: {@link Standing#RECEIVED}, {@link Assessment#NONE}. */
    Application(
            String caseNumber,
            String alliance,
            Channel channel,
            Instant receivedAt,
            int revision,
            Sender sender,
            Original original,
            Dossier dossier,
            List<Finding> findings,
            Standing standing,
            Assessment assessment,
            @Nullable UUID memberId,
            @Nullable String currentClass) {
        this.caseNumber = caseNumber;
        this.alliance = alliance;
        this.channel = channel;
        this.receivedAt = receivedAt;
        this.revision = revision;
        this.sender = sender;
        this.original = original;
        this.dossier = dossier;
        this.findings = findings;
        this.standing = standing;
        this.assessment = assessment;
        this.memberId = memberId;
        this.currentClass = currentClass;
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

    Standing standing() {
        return standing;
    }

    ApplicationState state() {
        return standing.state();
    }

    @Nullable
    Waiting waiting() {
        return standing.waiting();
    }

    Assessment assessment() {
        return assessment;
    }

    /** The class it has as a member already; null for a newcomer. */
    @Nullable
    String currentClass() {
        return currentClass;
    }

    @Nullable
    UUID memberId() {
        return memberId;
    }

    /** The class applied for, or as it was settled since; empty while none was understood. */
    String memberClass() {
        return dossier.field(Fields.MEMBER_CLASS).orElse("");
    }

    boolean isUnderstood() {
        return original.isUnderstood();
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
        sender = sender.confirmed();
    }

    void awaitTranscription() {
        if (state() != ApplicationState.TO_BE_TRANSCRIBED) {
            move(ApplicationState.TO_BE_TRANSCRIBED, null);
        }
    }

    /** A person has entered what the program could not read; the original stays as it came. */
    void transcribe(Dossier transcribed) {
        dossier = transcribed;
        original = original.transcribed();
    }

    /**
     * The applicant has sent more. While the dossier is being completed it is laid over what is there; later it goes to
     * a person, because what was checked does not change unseen.
     *
     * @throws RuleViolation conflict, if the application has ended
     */
    void supplement(Map<String, String> answers, Original added) {
        standing.requireOpen(caseNumber);
        if (state().takesAnswers()) {
            dossier = dossier.with(answers);
        } else if (state() == ApplicationState.TO_BE_SIGNED) {
            dossier = dossier.with(answers.entrySet().stream()
                    .filter(answer -> OF_SIGNATURE.contains(answer.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
        original = isReadByAPerson() ? original.annotatedBy(added) : original.completedBy(added);
    }

    /** Whether what comes now is for a person to read: nobody has asked for it, or somebody is transcribing. */
    boolean isReadByAPerson() {
        return !state().takesAnswers() || state() == ApplicationState.TO_BE_TRANSCRIBED;
    }

    /** Faults of files that came with the last message; the applicant is told with the next check. */
    void carry(List<Finding> faults) {
        findings = List.copyOf(faults);
    }

    /** Something the secretariat should read in the review. */
    void remark(String text) {
        original = original.remarked(text);
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
        assessment = assessment.noted(remark);
    }

    void correctClass(String memberClass) {
        standing.require(caseNumber, ApplicationState.UNDER_REVIEW);
        dossier = dossier.with(Map.of(Fields.MEMBER_CLASS, memberClass));
        assessment = assessment.noted(null).classBy(false);
    }

    void putClassToBoard(UUID ballot) {
        move(ApplicationState.CLASS_BEFORE_BOARD, null);
        assessment = assessment.before(ballot);
    }

    void settleClass(String memberClass, @Nullable String resolution) {
        dossier = dossier.with(Map.of(Fields.MEMBER_CLASS, memberClass));
        assessment = assessment.noted(null).resolved(resolution).classBy(true);
        move(ApplicationState.UNDER_REVIEW, null);
    }

    void leaveClassOpen() {
        assessment = assessment.noted(null);
        move(ApplicationState.UNDER_REVIEW, null);
    }

    void putToBoard(UUID ballot) {
        move(ApplicationState.BEFORE_BOARD, null);
        assessment = assessment.before(ballot);
    }

    /** The admission is decided. */
    void decide(String article, @Nullable String resolution) {
        if (state() != ApplicationState.DECIDED) {
            move(ApplicationState.DECIDED, null);
        }
        assessment = assessment.decidedBy(article).resolved(resolution);
    }

    void awaitSignature(Waiting until) {
        move(ApplicationState.TO_BE_SIGNED, until);
    }

    /** Documents have come; returns whether they were awaited. */
    boolean signatureArrived() {
        if (state() != ApplicationState.TO_BE_SIGNED) {
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

    /**
     * The acceptance has reached the applicant; the earliest arrival counts.
     *
     * @return whether that changed anything
     */
    boolean acceptanceReached(Instant at) {
        Standing before = standing;
        standing = standing.reached(at);
        return !standing.equals(before);
    }

    /** What looked like an arrival was none. */
    void acceptanceCameBack() {
        standing = standing.cameBack();
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
        assessment = assessment.against(why);
        end(ApplicationState.REFUSED, at);
    }

    /** Why it will be refused, kept until the refusal is sent. */
    void objectTo(Reason why) {
        assessment = assessment.against(why);
    }

    void reject(Reason why, @Nullable String resolution, Instant at) {
        assessment = assessment.against(why).resolved(resolution);
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
        return state().mayBecome(ApplicationState.WITHDRAWN);
    }

    /** The same wait, counted anew: the state stays. */
    void recount(Waiting until) {
        standing = standing.recounted(until);
    }

    private void end(ApplicationState end, Instant at) {
        move(end, null);
        standing = standing.closed(at);
    }

    private void move(ApplicationState next, @Nullable Waiting until) {
        standing = standing.moved(caseNumber, next, until);
    }
}
