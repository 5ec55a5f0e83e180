package org.charterflow.alliance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an alliance's application form differs from the model's.
 *
 * @param omit keys of fields and kinds of attachments that it does not ask for
 * @param fields in the place of the model's field of that key, or new
 * @param attachments in the place of the model's attachment of that kind, or new at the end
 */
record FormAmendment(List<String> omit, List<PlacedField> fields, List<ApplicationForm.Attachment> attachments) {

    FormAmendment {
        omit = Lists.orEmpty(omit);
        fields = Lists.orEmpty(fields);
        attachments = Lists.orEmpty(attachments);
    }

    /**
     * A field and where it comes.
     *
     * @param after the key of the field it follows; null for one that replaces the model's
     */
    record PlacedField(@Nullable String after, ApplicationForm.Field field) {}

    static FormAmendment none() {
        return new FormAmendment(List.of(), List.of(), List.of());
    }

    /**
     * @throws ProfileException if it omits or follows what the form does not have
     */
    ApplicationForm applyTo(ApplicationForm model, String name) {
        List<ApplicationForm.Field> amended = new ArrayList<>(model.fields());
        List<ApplicationForm.Attachment> files = new ArrayList<>(model.attachments());
        for (String key : omit) {
            boolean field = amended.removeIf(f -> f.key().equals(key));
            boolean attachment = files.removeIf(f -> f.kind().equals(key));
            if (!field && !attachment) {
                throw new ProfileException(List.of(
                        name + ": omit: \"" + key + "\" is neither a field nor an attachment of the model's form"));
            }
        }
        for (PlacedField placed : fields) {
            place(amended, placed, name);
        }
        for (ApplicationForm.Attachment attachment : attachments) {
            int index = files.stream()
                    .map(ApplicationForm.Attachment::kind)
                    .toList()
                    .indexOf(attachment.kind());
            if (index < 0) {
                files.add(attachment);
            } else {
                files.set(index, attachment);
            }
        }
        return new ApplicationForm(amended, files);
    }

    private static void place(List<ApplicationForm.Field> amended, PlacedField placed, String name) {
        List<String> keys = amended.stream().map(ApplicationForm.Field::key).toList();
        String anchor = placed.after() == null ? placed.field().key() : placed.after();
        int index = keys.indexOf(anchor);
        if (index < 0) {
            throw new ProfileException(List.of(name + ": fields: \"" + anchor
                    + "\" is no field; expected the key of one to replace, or one in \"after\" to follow"));
        }
        if (placed.after() == null) {
            amended.set(index, placed.field());
        } else {
            amended.add(index + 1, placed.field());
        }
    }
}
