package org.charterflow.membership;

import java.util.List;
import java.util.Map;

/**
 * What an applicant adds to an application.
 *
 * @param sender the proven address or the token's holder, for the record
 * @param channel {@code mail} or {@code link}
 * @param answers by field key, as written; what is left out stays
 * @param original the text as it came
 * @param notUnderstood lines of it that a person has to transcribe
 * @param remarks free text around the answers
 * @param files in the sender's order
 */
public record Supplement(
        String sender,
        String channel,
        Map<String, String> answers,
        String original,
        List<String> notUnderstood,
        List<String> remarks,
        List<NewFile> files) {

    public Supplement {
        answers = Map.copyOf(answers);
        notUnderstood = List.copyOf(notUnderstood);
        remarks = List.copyOf(remarks);
        files = List.copyOf(files);
    }

    boolean isEmpty() {
        return answers.isEmpty() && files.isEmpty() && notUnderstood.isEmpty();
    }
}
