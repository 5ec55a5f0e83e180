package org.charterflow.group;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Addressees;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.charterflow.mail.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mails about groups. All of them know the group's name; each adds what it has to say. */
@Component
class GroupNotices {

    /** How a representative answers: joins, leaves, recommends. */
    static final Reply REPLY = new Reply("group", null);

    private final Notices notices;
    private final Addressees addressees;

    GroupNotices(Notices notices, Addressees addressees) {
        this.notices = notices;
        this.addressees = addressees;
    }

    List<Addressee> unit(UUID unit) {
        return List.of(addressees.ofUnit(unit));
    }

    List<Addressee> organ(String alliance, String organ) {
        return addressees.ofOrgan(alliance, organ);
    }

    List<Addressee> members(String alliance) {
        return addressees.ofMembers(alliance);
    }

    void send(
            String alliance,
            @Nullable String caseNumber,
            String kind,
            Bilingual group,
            Map<String, ? extends @Nullable Object> model,
            List<Addressee> to,
            @Nullable Reply reply) {
        if (to.isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> all = new HashMap<>(model);
        all.put("group", group);
        notices.send(new Notice(alliance, caseNumber, kind, all, to, List.of(), reply));
    }
}
