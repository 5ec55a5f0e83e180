package org.charterflow.membership;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The facts on which applications were decided, so that other rules can be asked about them. */
@Service
public class PastApplications {

    private final ApplicationStore store;
    private final ApplicationRules rules;

    PastApplications(ApplicationStore store, ApplicationRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /**
     * What the tables are asked about an application.
     *
     * @param eligibility the inputs of {@code membership-eligibility}, as far as the dossier on record tells them
     */
    public record Facts(String caseNumber, Map<String, @Nullable Object> eligibility) {}

    /** The alliance's applications that were understood, the earliest first. */
    public List<Facts> of(String alliance) {
        return store.of(alliance).stream()
                .filter(Application::isUnderstood)
                .map(application -> new Facts(application.caseNumber, rules.eligibilityFacts(application)))
                .toList();
    }
}
