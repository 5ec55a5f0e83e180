package org.charterflow.membership;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.charterflow.alliance.Labels;
import org.charterflow.ballot.Ballots;
import org.charterflow.casefile.Act;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The applicant takes the application back; possible until membership begins. */
@Service
public class Withdrawals {

    private static final Set<String> PHRASES = Set.of(
            "撤回申请",
            "撤回入会申请",
            "我单位撤回申请",
            "我单位撤回入会申请",
            "withdrawapplication",
            "withdrawtheapplication",
            "withdrawourapplication",
            "wewithdrawourapplication",
            "wewithdrawtheapplication",
            "iwithdrawtheapplication",
            "iwithdrawmyapplication");

    private final Applications applications;
    private final Ballots ballots;
    private final MembershipNotices notices;
    private final Clock clock;

    Withdrawals(Applications applications, Ballots ballots, MembershipNotices notices, Clock clock) {
        this.applications = applications;
        this.ballots = ballots;
        this.notices = notices;
        this.clock = clock;
    }

    /** Whether a text is the exact phrase, and nothing but it. */
    static boolean isPhrase(String text) {
        return PHRASES.contains(Labels.withoutStops(Labels.normalised(text)));
    }

    /**
     * Whether the application can be taken back now.
     *
     * @throws RuleViolation if it has ended, or membership has begun: leaving is another procedure (OSCAR-27.1,
     *     COIA-5.1)
     */
    @Transactional(readOnly = true)
    public void requirePossible(String caseNumber) {
        Application application = applications.get(caseNumber);
        if (!application.isWithdrawable()) {
            throw new RuleViolation(
                    "application",
                    "not-withdrawable",
                    null,
                    application.state().isMember()
                            ? Bilingual.of(
                                    "贵单位已是会员，退出请按章程关于退会的规定办理",
                                    "you are a member already; leaving follows the charter's articles on leaving")
                            : Bilingual.of("该申请已结束", "the application has ended"),
                    RuleViolation.Kind.CONFLICT);
        }
    }

    /** Ends the application, withdraws a running ballot, and confirms it to the applicant. */
    @Transactional
    public void withdraw(String caseNumber, String channel) {
        Application application = applications.get(caseNumber);
        String stood = application.state().key();
        ballots.withdraw(caseNumber, "application withdrawn by the applicant");
        application.withdraw(clock.instant());
        applications.save(
                application,
                new Act(application.sender().address(), channel, "application-withdrawn", null),
                Map.of("stood", stood));
        notices.toApplicant(application, "application-withdrawn", Map.of(), List.of(), null);
    }
}
