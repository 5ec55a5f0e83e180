package org.charterflow.alliance;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The application forms as they stand in {@code charters}, for tests of other modules that need no database. */
public final class AllianceForms {

    private static final ProfileFiles FILES =
            new ProfileFiles("classpath:/charters/", new PathMatchingResourcePatternResolver());

    private AllianceForms() {}

    /** What an applicant of this alliance is asked for. */
    public static ApplicationForm of(String alliance) {
        return FILES.read().stream()
                .filter(profile -> profile.id().equals(alliance))
                .map(FILES::applicationForm)
                .findFirst()
                .orElseThrow();
    }
}
