"""All benchmarks, one after the other."""

from benchmarks import answering, content, report, signing, start

for benchmark in (start, answering, content, report, signing):
    benchmark.main()
