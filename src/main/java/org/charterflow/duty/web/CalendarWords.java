package org.charterflow.duty.web;

import java.util.Locale;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.Organs;
import org.charterflow.duty.Duty;
import org.charterflow.duty.Obligation;
import org.charterflow.duty.Occasion;
import org.charterflow.language.Moments;

/** How the calendar's page says whose a thing is and when. */
record CalendarWords(AllianceProfile profile, Organs organs) {

    public String who(Occasion occasion, Locale locale) {
        return occasion.organ() == null
                ? Duty.Kind.PLENARY.label().in(locale)
                : organs.get(profile.id(), occasion.organ()).name().in(locale);
    }

    public String who(Obligation obligation, Locale locale) {
        Organ organ = obligation.organ();
        return organ == null ? "" : organ.name().in(locale);
    }

    public String when(Occasion occasion, Locale locale) {
        return Moments.at(occasion.startsAt(), profile.zone()).in(locale);
    }

    public String until(Obligation obligation, Locale locale) {
        return Moments.on(obligation.lastDay()).in(locale);
    }
}
