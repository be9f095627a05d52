"""All benchmarks, one after the other."""

from benchmarks import advice, answering, content, report, signing, start, window

for benchmark in (start, answering, advice, window, content, report, signing):
    benchmark.main()
