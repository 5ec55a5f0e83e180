package org.charterflow.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.charterflow.casefile.CaseNeeds;
import org.charterflow.casefile.Need;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Component;

/** Shows on a case's page which of its notices did not arrive: the secretariat has to see to them. */
@Component
class UndeliveredNeeds implements CaseNeeds {

    private static final int NAMED = 3;

    private final DeliveryLedger ledger;

    UndeliveredNeeds(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public List<Need> needs(String alliance, String caseNumber) {
        Map<UUID, List<Delivery>> undelivered = ledger.undeliveredOfCase(caseNumber).stream()
                .collect(Collectors.groupingBy(Delivery::noticeId, LinkedHashMap::new, Collectors.toList()));
        return undelivered.values().stream().map(UndeliveredNeeds::need).toList();
    }

    /** Whom mail did not reach is for the secretariat alone. */
    @Override
    public List<Need> needsInBrief(String alliance, String caseNumber) {
        return List.of();
    }

    private static Need need(List<Delivery> missed) {
        String names = missed.stream().limit(NAMED).map(Delivery::name).collect(Collectors.joining("、"));
        String more = missed.size() > NAMED ? " …" : "";
        return new Need(
                Bilingual.of(
                        "有通知未送达 " + missed.size() + " 位收件人（" + names + more + "）：请改址重发、登记其他送达方式，或注明理由",
                        "A notice did not reach " + missed.size() + " addressee(s) (" + names + more
                                + "): send it again, record how it reached them, or give the reason why not"),
                Bilingual.of("秘书处（通知页面）", "the secretariat, on the page of notices"),
                null,
                null,
                false,
                null);
    }
}
