package org.charterflow.withdrawal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Resolution;
import org.charterflow.ballot.Resolutions;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.charter.Decision;
import org.charterflow.document.Documents;
import org.charterflow.document.StoredDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Reply;
import org.charterflow.membership.Obligations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Members that leave (OSCAR-27.1, COIA-5.1): declared by the representative, forwarded to the board, in effect when it
 * arrived or when the board confirms it, as the table {@code withdrawal} says.
 */
@Service
public class MemberWithdrawals {

    /** The purpose of replies to the mails of a withdrawal. */
    public static final String REPLY = "withdrawal";

    /**
     * The purpose of replies by which a member leaves because of another case: the notice of an amendment is sent with
     * it, and a withdrawal that answers it has the amendment as its cause (OSCAR-40).
     */
    public static final String LEAVE = "leave";

    /** Who cannot leave, because it is no member. */
    public static final Bilingual NO_MEMBER =
            Bilingual.of("只有会员单位的代表可以声明退会。", "Only the representative of a member can declare that it leaves.");

    private static final Bilingual NONE = Bilingual.of("没有这个退会案件", "there is no such withdrawal");

    private final Alliances alliances;
    private final Members members;
    private final Ballots ballots;
    private final Resolutions resolutions;
    private final Obligations obligations;
    private final Documents documents;
    private final CaseFiles cases;
    private final Journal journal;
    private final WithdrawalStore store;
    private final WithdrawalNotices notices;
    private final Clock clock;

    MemberWithdrawals(
            Alliances alliances,
            Members members,
            Ballots ballots,
            Resolutions resolutions,
            Obligations obligations,
            Documents documents,
            CaseFiles cases,
            Journal journal,
            WithdrawalStore store,
            WithdrawalNotices notices,
            Clock clock) {
        this.alliances = alliances;
        this.members = members;
        this.ballots = ballots;
        this.resolutions = resolutions;
        this.obligations = obligations;
        this.documents = documents;
        this.cases = cases;
        this.journal = journal;
        this.store = store;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Puts a declaration on record under a new case number.
     *
     * @throws RuleViolation forbidden, if the unit is an adviser's and no member; conflict, if one of the member's is open
     */
    @Transactional
    public String receive(NewWithdrawal declared) {
        Member unit = members.get(declared.by().member());
        if (!unit.isMember()) {
            throw noMember();
        }
        open(unit.id()).ifPresent(running -> {
            throw new RuleViolation(
                    "member",
                    "one-open-withdrawal",
                    running.article(),
                    Bilingual.of(
                            "贵单位的退会已在办理，案件号" + running.caseNumber(),
                            "your withdrawal is under way as the case " + running.caseNumber()),
                    RuleViolation.Kind.CONFLICT);
        });
        String caseNumber = cases.open(
                unit.alliance(),
                "withdrawal",
                Bilingual.of(
                        "退会：" + unit.name().zh(), "Withdrawal of " + unit.name().en()));
        store.insert(caseNumber, declared);
        Withdrawal received = get(caseNumber);
        cases.state(caseNumber, received.state().code(), received.state().label());
        Map<String, Object> data = new HashMap<>();
        data.put("member", unit.name());
        data.put("arrivedAt", declared.arrivedAt().toString());
        if (declared.cause() != null) {
            data.put("cause", declared.cause());
        }
        record(received, new Act(declared.enteredBy(), declared.channel(), "withdrawal-received", null), data);
        return caseNumber;
    }

    /** The class of the member that leaves: what the decision {@code withdrawal} asks. */
    public String memberClass(String caseNumber) {
        return members.get(get(caseNumber).member()).memberClass();
    }

    /**
     * Puts the answer of the table on record.
     *
     * @return whether the declaration took effect when it arrived
     */
    @Transactional
    public boolean recordRule(String caseNumber, Decision decision) {
        String article = decision.citation().toString();
        String effective = decision.text("effective");
        store.article(caseNumber, article);
        record(
                get(caseNumber),
                Act.engine("withdrawal-rule-found", article),
                Map.of("effective", effective, "table", decision.version()));
        return switch (effective) {
            case "arrival" -> true;
            case "confirmation" -> false;
            default ->
                throw new IllegalStateException("withdrawal: effective is arrival or confirmation, not " + effective);
        };
    }

    /** Acknowledges the declaration to the member, and forwards it to the board, advisers included (OSCAR-27.1). */
    @Transactional
    public void forward(String caseNumber, boolean onArrival) {
        Withdrawal withdrawal = get(caseNumber);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("onArrival", onArrival);
        model.put("declaration", withdrawal.declaration().isBlank() ? null : withdrawal.declaration());
        model.put("cause", withdrawal.cause());
        notices.toBoard(
                withdrawal,
                "withdrawal-declared",
                model,
                documents.ofCase(caseNumber).stream().map(StoredDocument::id).toList());
        notices.toMember(withdrawal, "withdrawal-received", model, onArrival ? null : new Reply(REPLY, null));
        record(withdrawal, Act.engine("withdrawal-forwarded", withdrawal.article()), Map.of());
    }

    /** Asks the board to confirm it (COIA-5.1). */
    @Transactional
    public UUID prepareBallot(String caseNumber) {
        Withdrawal withdrawal = get(caseNumber);
        Member unit = members.get(withdrawal.member());
        UUID ballot = ballots.prepare(new BallotDraft(
                withdrawal.alliance(),
                caseNumber,
                WithdrawalNotices.BOARD,
                "withdrawal",
                Bilingual.of(
                        "是否确认" + unit.name().zh() + "（" + unit.number() + "）退会？",
                        "Shall the withdrawal of " + unit.name().en() + " (" + unit.number() + ") be confirmed?"),
                List.of(),
                unit.id()));
        store.putToBoard(caseNumber, ballot);
        cases.state(caseNumber, WithdrawalState.BEFORE_BOARD.code(), WithdrawalState.BEFORE_BOARD.label());
        return ballot;
    }

    /**
     * The membership ends, with its seats, offices and account: when the declaration arrived, or now that the board has
     * confirmed it. What binds the member beyond goes on, and it is told (OSCAR-27, 35, 36.4).
     */
    @Transactional
    public void end(String caseNumber) {
        Withdrawal withdrawal = forChange(caseNumber);
        Optional<Resolution> confirmed =
                Optional.ofNullable(withdrawal.ballot()).flatMap(resolutions::ofBallot);
        Instant effective = withdrawal.ballot() == null ? withdrawal.arrivedAt() : clock.instant();
        LocalDate day = LocalDate.ofInstant(
                effective, alliances.get(withdrawal.alliance()).zone());
        String resolution = confirmed.map(Resolution::number).orElse(null);
        close(withdrawal, WithdrawalState.LEFT, resolution, effective);
        Member ended = members.end(withdrawal.member(), day, "withdrawal");
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("effectiveOn", day);
        model.put("resolution", resolution);
        model.put(
                "obligations",
                obligations.outliving(ended).stream()
                        .map(obligation -> Map.of(
                                "content", obligation.content(),
                                "ends", obligation.ends(),
                                "article", obligation.article()))
                        .toList());
        notices.toMember(withdrawal, "withdrawal-effective", model, null);
        record(
                withdrawal,
                Act.engine("member-left", withdrawal.article()),
                Map.of("member", ended.name(), "effectiveOn", day.toString()));
    }

    /** The board has not confirmed it: the membership goes on. */
    @Transactional
    public void refuse(String caseNumber) {
        Withdrawal withdrawal = forChange(caseNumber);
        String resolution = Optional.ofNullable(withdrawal.ballot())
                .flatMap(resolutions::ofBallot)
                .map(Resolution::number)
                .orElse(null);
        close(withdrawal, WithdrawalState.NOT_CONFIRMED, resolution, null);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("resolution", resolution);
        notices.toMember(withdrawal, "withdrawal-not-confirmed", model, null);
        record(withdrawal, Act.engine("withdrawal-not-confirmed", withdrawal.article()), Map.of());
    }

    /**
     * The member takes it back before it is in effect, and the board is told; or its membership has ended otherwise, and
     * there is nothing left to decide. A running ballot ends.
     */
    @Transactional
    public void takeBack(String caseNumber) {
        Withdrawal withdrawal = forChange(caseNumber);
        if (members.get(withdrawal.member()).endedOn() != null) {
            ballots.withdraw(caseNumber, "会员资格已另行终止 The membership ended otherwise");
            close(withdrawal, WithdrawalState.OVERTAKEN, null, null);
            record(withdrawal, Act.engine("withdrawal-overtaken", withdrawal.article()), Map.of());
            return;
        }
        ballots.withdraw(caseNumber, "会员撤回退会 The member took it back");
        close(withdrawal, WithdrawalState.TAKEN_BACK, null, null);
        notices.toBoard(withdrawal, "withdrawal-taken-back", Map.of(), List.of());
        notices.toMember(withdrawal, "withdrawal-taken-back", Map.of(), null);
        record(withdrawal, Act.engine("withdrawal-taken-back", withdrawal.article()), Map.of());
    }

    /**
     * Refuses who may not take a withdrawal back now.
     *
     * @param member the unit that somebody acts for
     * @throws RuleViolation not found, if the case is none of the member's; conflict, if it does not wait for the board
     */
    public void requireTakeBack(String alliance, String caseNumber, UUID member) {
        Withdrawal withdrawal = find(alliance, caseNumber)
                .filter(found -> found.member().equals(member))
                .orElseThrow(() -> RuleViolation.notFound("caseNumber", NONE));
        if (withdrawal.state() != WithdrawalState.BEFORE_BOARD) {
            Bilingual state = withdrawal.state().label();
            throw new RuleViolation(
                    "caseNumber",
                    "withdrawal-not-open",
                    withdrawal.article(),
                    Bilingual.of(
                            "只有待理事会确认的退会可以撤回；" + caseNumber + "：" + state.zh(),
                            "only a withdrawal that is before the board can be taken back; " + caseNumber + ": "
                                    + state.en()),
                    RuleViolation.Kind.CONFLICT);
        }
    }

    /** What somebody is told who acts for no member. */
    public static RuleViolation noMember() {
        return new RuleViolation("member", "members-leave", null, NO_MEMBER, RuleViolation.Kind.FORBIDDEN);
    }

    /** The withdrawal if it is one of this alliance. */
    public Optional<Withdrawal> find(String alliance, String caseNumber) {
        return store.find(caseNumber).filter(found -> found.alliance().equals(alliance));
    }

    /** The one of a member that is under way. */
    public Optional<Withdrawal> open(UUID member) {
        return store.open(member);
    }

    /** The withdrawals that answer a case, such as an amendment, the earliest first, whatever became of them. */
    public List<Withdrawal> causedBy(String alliance, String cause) {
        return store.causedBy(alliance, cause);
    }

    private Withdrawal get(String caseNumber) {
        return store.find(caseNumber).orElseThrow(() -> RuleViolation.notFound("caseNumber", NONE));
    }

    private Withdrawal forChange(String caseNumber) {
        return store.findForChange(caseNumber).orElseThrow(() -> RuleViolation.notFound("caseNumber", NONE));
    }

    private void close(
            Withdrawal withdrawal, WithdrawalState state, @Nullable String resolution, @Nullable Instant effective) {
        store.close(withdrawal.caseNumber(), state, resolution, effective, clock.instant());
        cases.close(withdrawal.caseNumber(), state.code(), state.label());
    }

    private void record(Withdrawal withdrawal, Act act, Map<String, Object> data) {
        journal.record(JournalEntry.of(withdrawal.alliance(), withdrawal.caseNumber(), act, data));
    }
}
