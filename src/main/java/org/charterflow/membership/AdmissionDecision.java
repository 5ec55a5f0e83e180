package org.charterflow.membership;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.MemberClass;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Seats;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.Reason;
import org.charterflow.charter.Decision;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who decides on the admission, whether a seat is free for it, and what was decided. */
@Service
public class AdmissionDecision {

    private final Applications applications;
    private final ApplicationStore store;
    private final ApplicationRules rules;
    private final Members members;
    private final Seats seats;
    private final Ballots ballots;
    private final DossierPaper paper;
    private final MembershipNotices notices;
    private final Clock clock;

    AdmissionDecision(
            Applications applications,
            ApplicationStore store,
            ApplicationRules rules,
            Members members,
            Seats seats,
            Ballots ballots,
            DossierPaper paper,
            MembershipNotices notices,
            Clock clock) {
        this.applications = applications;
        this.store = store;
        this.rules = rules;
        this.members = members;
        this.seats = seats;
        this.ballots = ballots;
        this.paper = paper;
        this.notices = notices;
        this.clock = clock;
    }

    /** The inputs of the decision {@code admission-path}. */
    public Map<String, @Nullable Object> pathFacts(String caseNumber) {
        Application application = applications.get(caseNumber);
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("memberClass", application.memberClass());
        facts.put("currentClass", application.currentClass());
        return facts;
    }

    /**
     * Puts the answer of the table on record.
     *
     * @return {@code board} or {@code secretariat}
     */
    @Transactional
    public String recordPath(String caseNumber, Decision decision) {
        Application application = applications.get(caseNumber);
        AdmissionPath path = AdmissionPath.of(decision);
        applications.record(
                application,
                Act.engine("admission-path-decided", path.citation().toString()),
                Map.of("path", decision.text("path"), "table", decision.version()));
        return decision.text("path");
    }

    /**
     * Whether a seat is free where the class needs one: seats by the charter (COIA-11.1), less those held, less those
     * promised to applications before this one. One application at a time is counted.
     */
    @Transactional
    public boolean isSeatFree(String caseNumber) {
        Application application = applications.get(caseNumber);
        AdmissionPath path = rules.path(application);
        String organ = path.seatOrgan();
        if (organ == null || sits(application, organ)) {
            return true;
        }
        store.lockSeats(application.alliance);
        Decision provided =
                rules.seats(application, organ, members.of(application.alliance).size());
        Integer limit = provided.optionalInteger("seats");
        if (limit == null) {
            return true;
        }
        int held = seats.voting(application.alliance, organ).size();
        List<String> classes = classesIn(application, organ);
        int promised =
                store.seatsPromised(application.alliance, classes, caseNumber) + unseated(application, classes, organ);
        boolean free = held + promised < limit;
        String article = provided.citation().toString();
        if (!free) {
            application.objectTo(new Reason(
                    Bilingual.of(
                            "章程规定 " + limit + " 个席位，已有 " + held + " 个单位就任，另有 " + promised + " 个已许诺，无空缺",
                            "the charter provides " + limit + " seats; " + held + " are held and " + promised
                                    + " promised: none is free"),
                    article));
        }
        applications.save(
                application,
                Act.engine("seat-checked", article),
                Map.of("organ", organ, "seats", limit, "held", held, "promised", promised, "free", free));
        return free;
    }

    private boolean sits(Application application, String organ) {
        UUID member = application.memberId();
        return member != null
                && seats.ofMember(member).stream().anyMatch(seat -> seat.organ().equals(organ));
    }

    /** Members whose class carries a seat in the organ and who have none yet: it is theirs. */
    private int unseated(Application application, List<String> classes, String organ) {
        return (int) members.of(application.alliance).stream()
                .filter(member -> classes.contains(member.memberClass()))
                .filter(member -> !member.id().equals(application.memberId()))
                .filter(member -> seats.ofMember(member.id()).stream()
                        .noneMatch(seat -> seat.organ().equals(organ)))
                .count();
    }

    private List<String> classesIn(Application application, String organ) {
        return rules.profile(application).memberClasses().stream()
                .filter(known -> known.seat() != null && known.seat().organ().equals(organ))
                .map(MemberClass::id)
                .toList();
    }

    /**
     * Puts the admission to the board (OSCAR-10.5, COIA-7.5), with the dossier and, where there is one, the statement of
     * contribution.
     *
     * @return the ballot
     */
    @Transactional
    public UUID prepareBallot(String caseNumber) {
        Application application = applications.get(caseNumber);
        AllianceProfile profile = rules.profile(application);
        AdmissionPath path = rules.path(application);
        Bilingual memberClass = Briefing.className(profile, application.memberClass());
        List<UUID> papers = new ArrayList<>();
        papers.add(paper.of(application));
        application.dossier().files().stream()
                .filter(file -> "contribution-statement".equals(file.kind()))
                .map(Dossier.File::documentId)
                .forEach(papers::add);
        UUID ballot = ballots.prepare(new BallotDraft(
                application.alliance,
                caseNumber,
                "board",
                Objects.requireNonNullElse(path.matter(), "admission"),
                Bilingual.of(
                        "是否同意" + application.organisation() + "成为"
                                + profile.name().zh() + "的" + memberClass.zh() + "？",
                        "Shall " + application.organisation() + " become a member of "
                                + profile.name().en() + ": " + memberClass.en() + "?"),
                papers,
                application.memberId()));
        application.putToBoard(ballot);
        applications.save(
                application,
                Act.engine("admission-put-to-board", path.citation().toString()),
                Map.of("ballot", ballot.toString()));
        return ballot;
    }

    /**
     * The class needs no vote: the accepted review is the decision (COIA-21.5).
     *
     * @throws RuleViolation if the table {@code admission-path} has the board decide
     */
    @Transactional
    public void decideBySecretariat(String caseNumber) {
        Application application = applications.get(caseNumber);
        AdmissionPath path = rules.path(application);
        String article = path.citation().toString();
        if (path.board()) {
            throw new RuleViolation(
                    "application",
                    "admission-path",
                    article,
                    Bilingual.of("该级别须由理事会决定", "the board decides on this class"),
                    RuleViolation.Kind.CONFLICT);
        }
        application.decide(article, null);
        applications.save(application, Act.engine("admission-decided", article), Map.of("by", "secretariat"));
    }

    /** The board did not adopt it: a reasoned notice to the applicant alone. */
    @Transactional
    public void reject(String caseNumber, String outcome, @Nullable String resolution) {
        Application application = applications.get(caseNumber);
        String article = article(application);
        Bilingual arithmetic = arithmetic(application);
        Reason reason = new Reason(
                "no-quorum".equals(outcome)
                        ? Bilingual.of("理事会表决未达到法定人数：" + arithmetic.zh(), "the board had no quorum: " + arithmetic.en())
                        : Bilingual.of("理事会表决未通过：" + arithmetic.zh(), "the board did not adopt it: " + arithmetic.en()),
                article);
        application.reject(reason, resolution, clock.instant());
        applications.save(application, Act.engine("application-rejected", article), Map.of("outcome", outcome));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("reason", reason.text());
        model.put("article", article);
        model.put("resolutionNumber", resolution);
        notices.toApplicant(application, "application-rejected", model, List.of(), null);
    }

    /** Records that the board adopted the admission; nothing to do where the secretariat decided. */
    void recordAdoption(Application application, @Nullable String resolution) {
        if (application.state() == ApplicationState.BEFORE_BOARD) {
            application.decide(article(application), resolution);
            applications.save(
                    application,
                    Act.engine("admission-decided", article(application)),
                    Map.of("by", "board", "resolution", String.valueOf(resolution)));
        }
    }

    private String article(Application application) {
        return ballots.get(ballot(application)).ruleInForce().citation().toString();
    }

    private Bilingual arithmetic(Application application) {
        return ballots.tally(ballot(application)).arithmetic();
    }

    private static UUID ballot(Application application) {
        return Objects.requireNonNull(application.assessment().ballot(), "a decision of the board has a ballot");
    }
}
