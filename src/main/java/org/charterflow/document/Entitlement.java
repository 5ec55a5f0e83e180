package org.charterflow.document;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.charterflow.access.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Who may read a document. */
@Service
public class Entitlement {

    private final ObjectProvider<OrganPapers> features;

    Entitlement(ObjectProvider<OrganPapers> features) {
        this.features = features;
    }

    /** Papers for an organ are read by the organs that decide on their case, and by none while there is no such organ. */
    public boolean mayRead(Viewer viewer, StoredDocument document) {
        String alliance = document.alliance();
        return switch (document.audience()) {
            case PUBLIC -> true;
            case MEMBERS -> viewer.belongsTo(alliance);
            case ORGAN -> viewer.seesConfidential(alliance) || isInDecidingOrgan(viewer, document);
            case SECRETARIAT -> viewer.seesConfidential(alliance);
        };
    }

    /** Those of a case's documents that the viewer may read; the organs are asked once for all. */
    public List<StoredDocument> readable(Viewer viewer, List<StoredDocument> ofCase) {
        Map<Audience, Boolean> may = new EnumMap<>(Audience.class);
        return ofCase.stream()
                .filter(document -> may.computeIfAbsent(document.audience(), audience -> mayRead(viewer, document)))
                .toList();
    }

    private boolean isInDecidingOrgan(Viewer viewer, StoredDocument document) {
        String caseNumber = document.caseNumber();
        return caseNumber != null
                && features.stream().anyMatch(feature -> feature.mayRead(viewer, document.alliance(), caseNumber));
    }
}
