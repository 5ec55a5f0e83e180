package org.charterflow.membership;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an applicant wrote, beside the entries of the form that were read from it.
 *
 * @param text the text as it came
 * @param notUnderstood lines for a person to transcribe
 * @param remarks free text around the entries
 */
record Original(String text, List<String> notUnderstood, List<String> remarks) {

    boolean isUnderstood() {
        return notUnderstood.isEmpty();
    }

    /** A person has read it; the text stays as it came. */
    Original transcribed() {
        return new Original(text, List.of(), remarks);
    }

    /** With a later message behind it, whose open lines replace those of before. */
    Original completedBy(Original later) {
        return new Original(joined(later), later.notUnderstood, concat(remarks, later.remarks));
    }

    /** With a later message behind it that a person will read as it is. */
    Original annotatedBy(Original later) {
        return new Original(joined(later), notUnderstood, concat(remarks, List.of(later.text)));
    }

    Original remarked(String remark) {
        return new Original(text, notUnderstood, concat(remarks, List.of(remark)));
    }

    private String joined(Original later) {
        return text.isBlank() ? later.text : text + "\n\n----\n" + later.text;
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
