package org.charterflow.membership;

import java.util.List;
import java.util.Map;
import org.charterflow.casefile.Act;
import org.charterflow.language.Bilingual;
import org.charterflow.language.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What applicants write when nobody has asked them: it changes nothing by itself, and a person reads it. */
@Service
public class ApplicantMessages {

    private final Applications applications;
    private final ApplicationRules rules;

    ApplicantMessages(Applications applications, ApplicationRules rules) {
        this.applications = applications;
        this.rules = rules;
    }

    /** The latest message, with the case it belongs to. */
    public String briefing(String caseNumber) {
        Application application = applications.get(caseNumber);
        List<String> said = application.original().remarks();
        return new Briefing(
                        application,
                        Bilingual.of("申请人来信，请阅处", "The applicant has written: please read it and act on it"))
                .line("案件状态 State", Briefing.both(application.state().label()))
                .heading("来信 Message")
                .items(
                        said.isEmpty()
                                ? List.of()
                                : said.get(said.size() - 1)
                                        .lines()
                                        .filter(line -> !line.isBlank())
                                        .map(PlainText::escaped)
                                        .toList())
                .files(application, rules.form(application.alliance))
                .paragraph("来信不自动改变申请。 A message changes nothing by itself.")
                .toString();
    }

    /** A person has read it; what was done about it stays on record. */
    @Transactional
    public void read(String caseNumber, @Nullable String done, String userId) {
        applications.record(
                applications.get(caseNumber),
                Act.task(userId, "applicant-message-read", null),
                done == null ? Map.of() : Map.of("done", done));
    }
}
