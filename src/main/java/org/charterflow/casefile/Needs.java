package org.charterflow.casefile;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.charterflow.access.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Gathers from all features what a case still needs. */
@Service
public class Needs {

    private static final Comparator<Need> THE_MOST_URGENT_FIRST =
            Comparator.comparing(Need::due, Comparator.nullsLast(Comparator.naturalOrder()));

    private final ObjectProvider<CaseNeeds> features;

    Needs(ObjectProvider<CaseNeeds> features) {
        this.features = features;
    }

    /** What the case still needs, the most urgent first; empty if nothing. */
    public List<Need> of(String alliance, String caseNumber) {
        return gathered(feature -> feature.needs(alliance, caseNumber));
    }

    /** The same without what is only for the secretariat and the auditor. */
    public List<Need> inBrief(String alliance, String caseNumber) {
        return gathered(feature -> feature.needsInBrief(alliance, caseNumber));
    }

    /** The same as this viewer may read it. */
    public List<Need> forViewer(Viewer viewer, CaseFile file) {
        return gathered(feature ->
                feature.concerns(file.kind()) ? feature.needsFor(viewer, file.alliance(), file.number()) : List.of());
    }

    private List<Need> gathered(Function<CaseNeeds, List<Need>> ask) {
        return features.orderedStream()
                .flatMap(feature -> ask.apply(feature).stream())
                .sorted(THE_MOST_URGENT_FIRST)
                .toList();
    }
}
