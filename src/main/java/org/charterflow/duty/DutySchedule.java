package org.charterflow.duty;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.mail.InboundMailSettings;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has each alliance's duties looked over once on every day of its own. How often it asks what day it is, is a setting: a
 * rehearsal's days pass faster than real ones. A node whose worker is off looks at none.
 */
@Component
class DutySchedule {

    private final Alliances alliances;
    private final DutyWatch watch;
    private final InboundMailSettings settings;
    private final Map<String, LocalDate> looked = new ConcurrentHashMap<>();

    DutySchedule(Alliances alliances, DutyWatch watch, InboundMailSettings settings) {
        this.alliances = alliances;
        this.watch = watch;
        this.settings = settings;
    }

    @Scheduled(
            fixedDelayString = "${charterflow.duties.look:PT1H}",
            initialDelayString = "${charterflow.duties.look:PT1H}")
    void look() {
        if (!settings.worker()) {
            return;
        }
        for (AllianceProfile alliance : alliances.all()) {
            LocalDate today = alliances.today(alliance.id());
            if (!today.equals(looked.get(alliance.id()))) {
                watch.look(alliance.id());
                looked.put(alliance.id(), today);
            }
        }
    }
}
