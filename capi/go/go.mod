module renaksi

go 1.19
