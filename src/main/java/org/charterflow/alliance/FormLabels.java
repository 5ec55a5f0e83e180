package org.charterflow.alliance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of an application form by everything people call them. */
final class FormLabels {

    /** Headings under which a form repeats plain labels: {@code 会员代表} with {@code 姓名}, {@code 手机}, {@code 邮箱} below. */
    private static final Map<String, List<String>> SECTIONS = Map.of(
            "representative",
            List.of("会员代表", "代表", "代表人", "会员单位代表", "representative", "member representative"),
            "liaison",
            List.of("联络员", "联系人", "liaison", "liaison officer", "contact", "contact person"),
            "billing",
            List.of("开票信息", "开票", "billing", "billing information"));

    private final Map<String, ApplicationForm.Field> fields = new LinkedHashMap<>();

    FormLabels(ApplicationForm form) {
        for (ApplicationForm.Field field : form.fields()) {
            Stream.concat(
                            Stream.of(
                                    field.key(),
                                    field.label().zh(),
                                    field.label().en()),
                            field.variants().stream())
                    .map(Labels::normalised)
                    .forEach(label -> fields.putIfAbsent(label, field));
        }
    }

    /** The section a heading opens; empty for a text that is none. */
    static Optional<String> section(String heading) {
        String wanted = Labels.normalised(heading);
        return SECTIONS.entrySet().stream()
                .filter(section ->
                        section.getValue().stream().map(Labels::normalised).anyMatch(wanted::equals))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * The field a label names.
     *
     * @param section the heading it stands under; empty for none
     */
    Optional<ApplicationForm.Field> field(String label, String section) {
        String name = Labels.normalised(label);
        String bare = Labels.withoutRemark(name);
        return inSection(name, section)
                .or(() -> inSection(bare, section))
                .or(() -> plain(name))
                .or(() -> plain(bare));
    }

    private Optional<ApplicationForm.Field> plain(String label) {
        return Optional.ofNullable(fields.get(label));
    }

    private Optional<ApplicationForm.Field> inSection(String label, String section) {
        return SECTIONS.getOrDefault(section, List.of()).stream()
                .map(heading -> Labels.normalised(heading) + label)
                .flatMap(composed -> plain(composed).stream())
                .findFirst();
    }
}
