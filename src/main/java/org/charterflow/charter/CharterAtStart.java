package org.charterflow.charter;

import java.util.List;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.springframework.stereotype.Component;

/** Checks the charters' folder at start, before the engine deploys its tables, and records its documents. */
@Component
class CharterAtStart {

    CharterAtStart(
            CharterCheck check,
            CharterFiles files,
            HolidayCalendars calendars,
            Alliances alliances,
            GoverningDocuments documents) {
        List<AllianceProfile> all = alliances.all();
        check.check(all.stream().map(AllianceProfile::id).toList());
        for (AllianceProfile alliance : all) {
            calendars.of(alliance.id());
            files.documents(alliance.id())
                    .forEach(
                            file -> documents.record(alliance.id(), GoverningDocumentFile.read(file), alliance.zone()));
        }
    }
}
