package org.charterflow.membership;

import java.util.List;
import java.util.Map;

/**
 * An application as a door has read it.
 *
 * @param alliance id of the alliance it is addressed to
 * @param channel the door: {@code mail}, {@code api} or {@code paper}
 * @param senderName as written; may be empty
 * @param senderAddress the mail address of the sender
 * @param proven whether the address is known to be the sender's own
 * @param answers by field key, as written
 * @param original the text as it came; may be empty
 * @param notUnderstood lines of it that a person has to transcribe
 * @param remarks free text around the answers
 * @param files in the sender's order
 */
public record NewApplication(
        String alliance,
        String channel,
        String senderName,
        String senderAddress,
        boolean proven,
        Map<String, String> answers,
        String original,
        List<String> notUnderstood,
        List<String> remarks,
        List<NewFile> files) {

    public NewApplication {
        answers = Map.copyOf(answers);
        notUnderstood = List.copyOf(notUnderstood);
        remarks = List.copyOf(remarks);
        files = List.copyOf(files);
    }
}
