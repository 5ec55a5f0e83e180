package org.charterflow.membership;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.charterflow.alliance.Answers;
import org.charterflow.casefile.Act;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.PlainText;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.DeliveryLedger;
import org.charterflow.mail.Means;
import org.charterflow.mail.Settlements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings the acceptance to the applicant, by mail or otherwise: membership begins when it has arrived. */
@Service
public class Acceptance {

    private final Applications applications;
    private final ApplicationRules rules;
    private final MembershipNotices notices;
    private final DeliveryLedger ledger;
    private final Settlements settlements;
    private final Periods periods;
    private final Clock clock;

    Acceptance(
            Applications applications,
            ApplicationRules rules,
            MembershipNotices notices,
            DeliveryLedger ledger,
            Settlements settlements,
            Periods periods,
            Clock clock) {
        this.applications = applications;
        this.rules = rules;
        this.notices = notices;
        this.ledger = ledger;
        this.settlements = settlements;
        this.periods = periods;
        this.clock = clock;
    }

    /**
     * Sends the acceptance to the address designated for notices.
     *
     * @return when it has to be delivered otherwise, if it has not arrived by then
     */
    @Transactional
    public Instant send(String caseNumber) {
        Application application = applications.get(caseNumber);
        Deadline overdue = periods.ofCase(application.caseNumber)
                .forward(application.alliance, "acceptance-delivery", clock.instant());
        application.awaitArrival(Waiting.until(overdue));
        applications.save(
                application,
                Act.engine("acceptance-sent", application.assessment().article()));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("memberClass", Briefing.className(rules.profile(application), application.memberClass()));
        model.put("article", application.assessment().article());
        model.put("resolutionNumber", application.assessment().resolution());
        notices.toApplicant(application, MembershipNotices.ACCEPTANCE, model, List.of(), null);
        return overdue.at();
    }

    /** It came back or is overdue: the secretariat delivers it otherwise. */
    @Transactional
    public void deliverOtherwise(String caseNumber) {
        Application application = applications.get(caseNumber);
        application.deliverOtherwise();
        applications.save(application, Act.engine("acceptance-not-delivered", null));
    }

    /** What the person sees who has to deliver it. */
    public String briefing(String caseNumber) {
        Application application = applications.get(caseNumber);
        return new Briefing(
                        application,
                        Bilingual.of(
                                "接受通知未能以邮件送达，请以其他方式送达",
                                "The acceptance did not arrive by mail: please deliver it otherwise"))
                .line("通知邮箱 Address for notices", PlainText.escaped(application.noticeAddress()))
                .paragraph("接受通知到达申请人时入会生效。 Membership begins when the acceptance reaches the applicant.")
                .answers(application, rules.form(application.alliance))
                .toString();
    }

    /**
     * It has been delivered otherwise.
     *
     * @param on the day, as typed
     * @param means how: courier, by hand, fax …
     * @param evidence what proves it: the courier's number, who took it
     * @throws RuleViolation if day, means or evidence are missing, or the day has not come
     */
    @Transactional
    public void delivered(String caseNumber, String on, String means, String evidence, String userId) {
        Application application = applications.get(caseNumber);
        LocalDate day = Answers.date(on)
                .orElseThrow(() -> RuleViolation.invalid(
                        "deliveredOn",
                        "date",
                        Bilingual.of("请填写送达日期，例：2026-03-09", "please give the day, such as 2026-03-09")));
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), rules.profile(application).zone());
        if (day.isAfter(today)) {
            throw RuleViolation.invalid(
                    "deliveredOn", "not-in-future", Bilingual.of("送达日期不能晚于今天", "the day has not come yet"));
        }
        if (means.isBlank() || evidence.isBlank()) {
            throw RuleViolation.invalid(
                    means.isBlank() ? "deliveryMeans" : "deliveryEvidence",
                    "required",
                    Bilingual.of("请填写送达方式和凭证", "please say how it was delivered, and what proves it"));
        }
        if (day.isBefore(LocalDate.ofInstant(
                application.receivedAt, rules.profile(application).zone()))) {
            throw RuleViolation.invalid(
                    "deliveredOn",
                    "not-before-application",
                    Bilingual.of("送达日期不能早于申请日期", "it was not delivered before the application came"));
        }
        application.acceptanceReached(
                day.atStartOfDay(rules.profile(application).zone()).toInstant());
        applications.save(
                application,
                Act.task(userId, "acceptance-delivered-otherwise", null),
                Map.of("on", day.toString(), "means", means, "evidence", evidence));
        ledger.ofCase(caseNumber).stream()
                .filter(delivery -> delivery.kind().equals(MembershipNotices.ACCEPTANCE))
                .reduce((earlier, later) -> later)
                .ifPresent(delivery -> settlements.reachedOtherwise(
                        delivery.noticeId(),
                        delivery.id(),
                        new Settlements.Reached(day, Means.OTHER, means + ", " + evidence, null),
                        userId));
    }

    /** The mail server of the applicant took the acceptance. */
    @Transactional
    public void reached(String caseNumber, Instant at) {
        Application application = applications.get(caseNumber);
        if (application.acceptanceReached(at)) {
            applications.save(
                    application, new Act("mail", "engine", "acceptance-reached", null), Map.of("at", at.toString()));
        }
    }

    /** It came back. If that is known only after the case was closed, it is put on record and the membership stands. */
    @Transactional
    public void bounced(String caseNumber, String reason) {
        Application application = applications.get(caseNumber);
        Act act = new Act("mail", "engine", "acceptance-bounced", null);
        if (application.state().isEnded()) {
            applications.record(application, act, Map.of("reason", reason));
        } else {
            application.acceptanceCameBack();
            applications.save(application, act, Map.of("reason", reason));
        }
    }
}
