// Asks veraPDF's engine whether PDFs conform to PDF/UA-1, or with “3a” before the files to PDF/A-3a. Prints a line for
// each rule that is broken, and nothing else; the exit status is 0 if none is. The profile is read with the JDK's own parser, since the jar lacks JAXB's runtime.

import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class VeraPdf {
    private static final String PROFILES = "/org/verapdf/pdfa/validation/";

    public static void main(String[] words) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean archival = words[0].equals("3a");
        var flavour = archival ? PDFAFlavour.PDFA_3_A : PDFAFlavour.PDFUA_1;
        var profile = profile(flavour, archival ? "PDFA-3A.xml" : "PDFUA-1.xml");
        boolean conforms = true;
        for (int index = archival ? 1 : 0; index < words.length; index++) {
            conforms &= check(new File(words[index]), profile);
        }
        System.exit(conforms ? 0 : 1);
    }

    private static boolean check(File file, ValidationProfile profile) throws Exception {
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(file, profile.getPDFAFlavour());
                var validator = foundry.createValidator(profile, false)) {
            var result = validator.validate(parser);
            Set<String> broken = new TreeSet<>();
            for (TestAssertion each : result.getTestAssertions()) {
                var rule = each.getRuleId();
                broken.add(rule.getClause() + "-" + rule.getTestNumber() + ": " + each.getMessage());
            }
            broken.forEach(System.out::println);
            return result.isCompliant();
        }
    }

    private static ValidationProfile profile(PDFAFlavour flavour, String file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root;
        try (InputStream stream = VeraPdf.class.getResourceAsStream(PROFILES + file)) {
            root = factory.newDocumentBuilder().parse(stream).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element each : all(root, "rule")) {
            rules.add(rule(each));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element each : all(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                    each.getAttribute("name"), each.getAttribute("object"),
                    words(each, "defaultValue"), words(each, "value")));
        }
        var details = Profiles.profileDetailsFromValues(flavour.toString(), "", "", new Date(0));
        return Profiles.profileFromValues(flavour, details, "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = all(rule, "id").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element each : all(rule, "argument")) {
            String name = each.hasAttribute("name") ? each.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(each.getTextContent(), name, null));
        }
        var specification = PDFAFlavour.Specification.valueOf(id.getAttribute("specification"));
        int number = Integer.parseInt(id.getAttribute("testNumber"));
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(specification, id.getAttribute("clause"), number),
                rule.getAttribute("object"), deferred, rule.getAttribute("tags"), words(rule, "description"),
                words(rule, "test"), Profiles.errorFromValues(words(rule, "message"), arguments), new ArrayList<>());
    }

    private static List<Element> all(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            elements.add((Element) found.item(index));
        }
        return elements;
    }

    private static String words(Element parent, String name) {
        List<Element> found = all(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
