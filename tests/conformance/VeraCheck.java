import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files by several flavours in one virtual machine, because starting one takes longest.
 *
 * <p>Arguments: the flavours, separated by commas, then the files. One line per file and flavour:
 * flavour, "pass" or "fail", file, and for each rule that failed its clause, how often, and a message;
 * fields are separated by tabs.
 */
public final class VeraCheck {
    private VeraCheck() {}

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        ExecutorService judges = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<String>> verdicts = new ArrayList<>();
        for (String flavour : arguments[0].split(",")) {
            for (int i = 1; i < arguments.length; i++) {
                String file = arguments[i];
                verdicts.add(judges.submit(() -> verdict(file, PDFAFlavour.fromString(flavour), flavour)));
            }
        }
        for (Future<String> told : verdicts) {
            System.out.println(told.get());
        }
        judges.shutdown();
    }

    private static String verdict(String file, PDFAFlavour flavour, String name) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            String word = result.isCompliant() ? "pass" : "fail";
            return String.join("\t", name, word, file, failures(result));
        }
    }

    private static String failures(ValidationResult result) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        TreeMap<String, String> messages = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() != TestAssertion.Status.PASSED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                counts.merge(rule, 1, Integer::sum);
                messages.putIfAbsent(rule, assertion.getMessage() + " @ " + assertion.getLocation().getContext());
            }
        }
        StringBuilder told = new StringBuilder();
        counts.forEach((rule, count) -> told.append(rule).append(" x").append(count).append(": ")
                .append(messages.get(rule).replaceAll("\\s+", " ")).append("; "));
        return told.toString();
    }
}
