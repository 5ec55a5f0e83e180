package org.charterflow.membership;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.utc;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Answers;
import org.charterflow.alliance.Payee;
import org.charterflow.casefile.Act;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Decision;
import org.charterflow.charter.DecisionTables;
import org.charterflow.charter.Periods;
import org.charterflow.charter.Wait;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The fee of the year of admission: due or not, invoiced, reminded, settled. An unpaid fee suspends nothing by itself,
 * and a payment never admits anybody (COIA-25.1).
 */
@Service
public class Fees {

    private final Applications applications;
    private final ApplicationRules rules;
    private final DecisionTables tables;
    private final MembershipNotices notices;
    private final InvoicePaper paper;
    private final Periods periods;
    private final JdbcClient jdbc;
    private final Clock clock;

    Fees(
            Applications applications,
            ApplicationRules rules,
            DecisionTables tables,
            MembershipNotices notices,
            InvoicePaper paper,
            Periods periods,
            JdbcClient jdbc,
            Clock clock) {
        this.applications = applications;
        this.rules = rules;
        this.tables = tables;
        this.notices = notices;
        this.paper = paper;
        this.periods = periods;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Invoice(String number, int amount, String currency, int year, String article, Instant due) {}

    /** The inputs of the decision {@code membership-fee}. */
    public Map<String, @Nullable Object> facts(String caseNumber) {
        Application application = applications.get(caseNumber);
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("memberClass", application.memberClass());
        facts.put("year", rules.feeYear(application));
        return facts;
    }

    /**
     * Puts the answer of the table on record; without a fee the case ends here.
     *
     * @return whether a fee is due
     */
    @Transactional
    public boolean record(String caseNumber, Decision decision) {
        Application application = applications.get(caseNumber);
        int amount = decision.integer("amount");
        String article = decision.citation().toString();
        Act act = Act.engine("membership-fee-decided", article);
        Map<String, Object> data =
                Map.of("amount", amount, "year", rules.feeYear(application), "table", decision.version());
        if (amount > 0) {
            applications.record(application, act, data);
        } else {
            application.complete(clock.instant());
            applications.save(application, act, data);
        }
        return amount > 0;
    }

    /** Invoices the fee of the year. */
    @Transactional
    public Wait invoice(String caseNumber) {
        Application application = applications.get(caseNumber);
        Decision fee = tables.ofCase(caseNumber).evaluate(application.alliance, "membership-fee", facts(caseNumber));
        Deadline due = periods.ofCase(application.caseNumber).forward(application.alliance, "invoice", clock.instant());
        Deadline reminder = periods.ofCase(application.caseNumber)
                .forward(application.alliance, "invoice-reminder", clock.instant());
        AllianceProfile profile = rules.profile(application);
        Invoice invoice = new Invoice(
                number(profile, rules.feeYear(application)),
                fee.integer("amount"),
                fee.text("currency"),
                rules.feeYear(application),
                fee.citation().toString(),
                due.at());
        insert(application, invoice);
        application.awaitFee(Waiting.until(due));
        applications.save(
                application,
                Act.engine("invoice-issued", invoice.article()),
                Map.of("number", invoice.number(), "amount", invoice.amount()));
        Map<String, @Nullable Object> model = model(application, invoice);
        model.put("counting", due.explanation());
        notices.toApplicant(application, "invoice", model, List.of(paper.of(application, model)), null);
        return new Wait(reminder.at(), due.at());
    }

    @Transactional
    public void remind(String caseNumber) {
        Application application = applications.get(caseNumber);
        open(caseNumber).ifPresent(invoice -> {
            Map<String, @Nullable Object> model = model(application, invoice);
            Waiting waiting = application.waiting();
            model.put("counting", waiting == null ? null : waiting.counting());
            notices.toApplicant(application, "invoice-reminder", model, List.of(), null);
            applications.record(
                    application,
                    Act.timer("invoice-reminder-sent", invoice.article()),
                    Map.of("number", invoice.number()));
        });
    }

    /** What the person sees who records the payment. */
    public String briefing(String caseNumber) {
        Application application = applications.get(caseNumber);
        Briefing briefing = new Briefing(application, Bilingual.of("请登记会费到账", "Please record the payment of the fee"));
        open(caseNumber)
                .ifPresent(invoice -> briefing.line("通知单号 Invoice", invoice.number())
                        .line("金额 Amount", invoice.amount() + " " + invoice.currency() + " (" + invoice.year() + ")")
                        .line("条款 Article", invoice.article()));
        return briefing.paragraph("未缴会费本身不中止任何权利。 An unpaid fee suspends nothing by itself.")
                .toString();
    }

    /**
     * The fee is settled, or the board waived it; the case ends.
     *
     * @param how {@code settled} or {@code waived}
     * @param on the day, as typed
     * @param reference of the payment, or the resolution that waives it
     * @throws RuleViolation if day or reference are missing, or the day has not come
     */
    @Transactional
    public void settle(String caseNumber, String how, String on, String reference, String userId) {
        Application application = applications.get(caseNumber);
        LocalDate day = Answers.date(on)
                .orElseThrow(() -> RuleViolation.invalid(
                        "paidOn",
                        "date",
                        Bilingual.of("请填写日期，例：2027-03-09", "please give the day, such as 2027-03-09")));
        if (day.isAfter(
                LocalDate.ofInstant(clock.instant(), rules.profile(application).zone()))) {
            throw RuleViolation.invalid(
                    "paidOn", "not-in-future", Bilingual.of("到账日期不能晚于今天", "the day has not come yet"));
        }
        if (reference.isBlank()) {
            throw RuleViolation.invalid(
                    "paymentReference",
                    "required",
                    Bilingual.of("请填写流水号或决议号", "please give the payment's reference, or the resolution"));
        }
        int settled = jdbc.sql("""
            update invoice set settled_on = :on, reference = :reference, settled_by = :by, settled_how = :how
             where case_number = :case and settled_on is null
            """)
                .param("on", day)
                .param("reference", reference)
                .param("by", userId)
                .param("how", how.equals("waived") ? "waived" : "settled")
                .param("case", caseNumber)
                .update();
        application.complete(clock.instant());
        applications.save(
                application,
                Act.task(userId, how.equals("waived") ? "fee-waived" : "fee-settled", null),
                Map.of("on", day.toString(), "reference", reference, "invoices", settled));
    }

    private Optional<Invoice> open(String caseNumber) {
        return jdbc.sql("select * from invoice where case_number = :case and settled_on is null")
                .param("case", caseNumber)
                .query((row, index) -> new Invoice(
                        row.getString("number"),
                        row.getInt("amount"),
                        row.getString("currency"),
                        row.getInt("fee_year"),
                        row.getString("article"),
                        instant(row, "due_at")))
                .optional();
    }

    private Map<String, @Nullable Object> model(Application application, Invoice invoice) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("number", invoice.number());
        model.put("amount", String.format(Locale.ROOT, "%,d", invoice.amount()));
        model.put("currency", invoice.currency());
        model.put("year", invoice.year());
        model.put("article", invoice.article());
        model.put("payee", payee(rules.profile(application).payee()));
        model.put("billing", application.dossier().field("billingTitle").orElse(application.organisation()));
        return model;
    }

    private static @Nullable Map<String, Object> payee(@Nullable Payee payee) {
        return payee == null ? null : Map.of("name", payee.name(), "bank", payee.bank(), "account", payee.account());
    }

    private void insert(Application application, Invoice invoice) {
        jdbc.sql("""
            insert into invoice (number, case_number, alliance, amount, currency, fee_year, article, issued_at,
                   due_at)
            values (:number, :case, :alliance, :amount, :currency, :year, :article, :at, :due)
            """)
                .param("number", invoice.number())
                .param("case", application.caseNumber)
                .param("alliance", application.alliance)
                .param("amount", invoice.amount())
                .param("currency", invoice.currency())
                .param("year", invoice.year())
                .param("article", invoice.article())
                .param("at", utc(clock.instant()))
                .param("due", utc(invoice.due()))
                .update();
    }

    /** The open invoice of an application that waits for its fee is due with the deadline as counted anew. */
    void dueAnew(Application application, Deadline deadline) {
        if (application.state() == ApplicationState.FEE_DUE) {
            jdbc.sql("update invoice set due_at = :due where case_number = :case and settled_how is null")
                    .param("due", utc(deadline.at()))
                    .param("case", application.caseNumber)
                    .update();
        }
    }

    /** Free of gaps per alliance and year: {@code COIA〔2027〕F-0003}. */
    private String number(AllianceProfile profile, int year) {
        int next = jdbc.sql("""
            insert into invoice_counter (alliance, year, last) values (:alliance, :year, 1)
            on conflict (alliance, year) do update set last = invoice_counter.last + 1 returning last
            """)
                .param("alliance", profile.id())
                .param("year", year)
                .query(Integer.class)
                .single();
        return String.format(Locale.ROOT, "%s〔%d〕F-%04d", profile.documentMark(), year, next);
    }
}
