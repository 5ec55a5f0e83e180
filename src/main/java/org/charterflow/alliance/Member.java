package org.charterflow.alliance;

import java.time.LocalDate;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A member unit (会员单位), or the organisation of an adviser, which sits in an organ without being a member.
 *
 * @param number the member number, unique in the alliance
 * @param memberClass its class, of those in the profile; {@link #ADVISER} if it is no member
 * @param name its legal names, verbatim; the same text twice if it has only one
 * @param kind enterprise, public-institution, university … as on the application form
 * @param country where it is registered, ISO 3166
 * @param uscc the unified social credit code of a Chinese organisation
 * @param lei the legal entity identifier, if it has one
 * @param noticeAddress the mail address it designated for notices (Civil Code art. 137)
 * @param since the day its membership began, in the alliance's zone
 * @param endedOn the day it ended; null while it goes on
 */
public record Member(
        UUID id,
        String alliance,
        String number,
        String memberClass,
        Bilingual name,
        String kind,
        String country,
        @Nullable String uscc,
        @Nullable String lei,
        @Nullable String website,
        String noticeAddress,
        LocalDate since,
        @Nullable LocalDate endedOn) {

    /** Stands for a class where there is none: advisers are invited and are not members (OSCAR-11, 15). */
    public static final String ADVISER = "adviser";

    public boolean isMember() {
        return !memberClass.equals(ADVISER);
    }
}
