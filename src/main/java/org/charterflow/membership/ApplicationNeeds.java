package org.charterflow.membership;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.charterflow.casefile.CaseNeeds;
import org.charterflow.casefile.Need;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Component;

/** What an application still needs, from whom, until when, by which article. */
@Component
class ApplicationNeeds implements CaseNeeds {

    private static final Bilingual APPLICANT = Bilingual.of("申请人", "the applicant");
    private static final Bilingual SECRETARIAT = Bilingual.of("秘书处", "the secretariat");
    private static final Bilingual MAIL = Bilingual.of("邮件系统", "the mail server");

    private final ApplicationStore store;

    ApplicationNeeds(ApplicationStore store) {
        this.store = store;
    }

    @Override
    public boolean concerns(String kind) {
        return kind.equals(ApplicationIntake.KIND);
    }

    @Override
    public List<Need> needs(String alliance, String caseNumber) {
        return needs(alliance, caseNumber, ApplicationNeeds::need);
    }

    /** What an applicant has to correct, and what the reviewer noted on it, is nobody else's business. */
    @Override
    public List<Need> needsInBrief(String alliance, String caseNumber) {
        return needs(
                alliance,
                caseNumber,
                application -> application.state() == ApplicationState.TO_BE_COMPLETED
                        ? need(application, APPLICANT, Bilingual.of("补正申请材料", "to complete the application"))
                        : need(application));
    }

    private List<Need> needs(String alliance, String caseNumber, Function<Application, Optional<Need>> need) {
        return store.find(caseNumber)
                .filter(application -> application.alliance.equals(alliance))
                .flatMap(need)
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Need> need(Application application) {
        return switch (application.state()) {
            case ADDRESS_TO_BE_CONFIRMED ->
                need(application, APPLICANT, Bilingual.of("确认邮箱地址", "to confirm the mail address"));
            case TO_BE_TRANSCRIBED ->
                need(
                        application,
                        SECRETARIAT,
                        Bilingual.of("对照原件转录申请", "to transcribe the application beside the original"));
            case TO_BE_COMPLETED -> need(application, APPLICANT, missing(application));
            case UNDER_REVIEW -> need(application, SECRETARIAT, Bilingual.of("审查申请材料", "to review the dossier"));
            case TO_BE_SIGNED ->
                need(application, APPLICANT, Bilingual.of("签署现行版本的组织文件", "to sign the governing documents in force"));
            case SIGNATURE_TO_BE_CHECKED ->
                need(application, SECRETARIAT, Bilingual.of("核对重新签署的文件", "to check the documents signed anew"));
            case ACCEPTANCE_SENT ->
                need(application, MAIL, Bilingual.of("将接受通知送达申请人", "to deliver the acceptance to the applicant"));
            case ACCEPTANCE_TO_BE_DELIVERED ->
                need(application, SECRETARIAT, Bilingual.of("以其他方式送达接受通知", "to deliver the acceptance otherwise"));
            case FEE_DUE -> need(application, APPLICANT, Bilingual.of("缴纳会费", "to pay the fee"));
            case RECEIVED,
                    COMPLETE,
                    CLASS_BEFORE_BOARD,
                    BEFORE_BOARD,
                    DECIDED,
                    MEMBER,
                    ADMITTED,
                    LAPSED,
                    REFUSED,
                    REJECTED,
                    WITHDRAWN,
                    SUPERSEDED -> Optional.empty();
        };
    }

    private static Optional<Need> need(Application application, Bilingual who, Bilingual what) {
        Waiting waiting = application.waiting();
        return Optional.of(
                waiting == null
                        ? new Need(what, who, null, null, false, null)
                        : new Need(
                                what,
                                who,
                                waiting.until(),
                                waiting.article(),
                                waiting.provisional(),
                                waiting.counting()));
    }

    private static Bilingual missing(Application application) {
        return Bilingual.of(
                "补正："
                        + application.findings().stream()
                                .map(finding -> finding.message().zh())
                                .collect(Collectors.joining("；")),
                "to complete: "
                        + application.findings().stream()
                                .map(finding -> finding.message().en())
                                .collect(Collectors.joining("; ")));
    }
}
